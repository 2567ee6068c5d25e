import type { INodeProperties } from 'n8n-workflow';

import { DateColumn } from '../renewal/dates/dateColumn';
import { identityOf } from '../renewal/items/identity';
import { leftOutBy, LeftOutCount, type LeaveOut } from '../renewal/leaveOut';
import type { DateFormat } from '../renewal/dates/readDate';
import { toRecord, type RenewalRecord, type RenewalSource } from '../renewal/record';
import { isInWindow, type RenewalWindow } from '../renewal/window';
import { listOptions } from '../n8n/fields';
import { leaveOutCollection, leaveOutOf } from './leaveOut';
import type { Output } from '../n8n/operation';
import { readChoice, type Parameters } from '../n8n/parameters';
import type { StageMemorySettings } from './stageHistory';
import { stageKey } from '../renewal/stage';
import { memoryOf, stagesCollection, type ReportOnce } from './stages';
import { windowFields, windowOf, windowOptions } from './window';

const FORMATS: Array<{ value: DateFormat; name: string; description?: string }> = [
	{ value: 'auto', name: 'Auto', description: 'Whatever is unmistakable; what is not is told, never guessed' },
	{ value: 'dayFirst', name: 'Day First', description: '25/04/2027, 25.04.2027' },
	{ value: 'iso', name: 'ISO 8601', description: '2027-04-25, 2027-04-25T00:00:00Z' },
	{ value: 'monthFirst', name: 'Month First', description: '04/25/2027' },
	{ value: 'spreadsheet', name: 'Spreadsheet Serial', description: '46502' },
	{ value: 'unixMilliseconds', name: 'Unix Milliseconds' },
	{ value: 'unixSeconds', name: 'Unix Seconds' },
	{ value: 'yearFirst', name: 'Year First', description: '2027/04/25' },
];

export const dateFormatOption: INodeProperties = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	options: FORMATS.map(({ value, name, description }) => ({ value, name, description })),
	default: 'auto',
	description: 'How the renewal dates are written',
};

export const dateFormatOf = (parameters: Parameters): DateFormat =>
	readChoice(parameters, 'options.dateFormat', {
		field: 'Date Format',
		choices: FORMATS.map(({ value }) => value),
		fallback: 'auto',
	});

/** The fields of a vendor's Get Upcoming, with those of its own under Options. */
export const upcomingFields = (...ownOptions: INodeProperties[]): INodeProperties[] => [
	...windowFields,
	leaveOutCollection(),
	stagesCollection(),
	listOptions(...windowOptions, dateFormatOption, ...ownOptions),
];

/** What a Get Upcoming is asked for. */
export interface Upcoming {
	window: RenewalWindow;
	format: DateFormat;
	leaveOut: LeaveOut;
	/** Where it is remembered which stages were told, if it is. */
	memory: StageMemorySettings | undefined;
}

/** @throws ParameterError naming the field */
export const upcomingOf = (parameters: Parameters): Upcoming => ({
	window: windowOf(parameters),
	format: dateFormatOf(parameters),
	leaveOut: leaveOutOf(parameters),
	memory: memoryOf(parameters),
});

/** What a vendor tells of one renewal, its date still as the vendor wrote it. */
export interface VendorRenewal {
	date: unknown;
	source: Omit<RenewalSource, 'renewalDay'>;
}

/**
 * The renewal dates of one listing. Rows pass by one at a time; those that are due are kept, and those whose date
 * cannot be told yet, because a later row may settle whether days or months come first.
 */
export class DueDates {
	readonly column: DateColumn;
	private seen = 0;
	private dated = 0;

	constructor(private readonly upcoming: Upcoming) {
		this.column = new DateColumn(upcoming.format, upcoming.window.zone);
	}

	/** The calendar day of a date, when it or the dates before it tell it. */
	dayOf(date: unknown): number | undefined {
		this.column.look(date);
		const reading = this.column.read(date);
		return reading.kind === 'day' ? reading.day : undefined;
	}

	/** Whether a row may be due. A row without a date is not a renewal; one with a date that cannot be read may be. */
	mayBeDue(date: unknown, noticeDays?: number): boolean {
		const reading = this.column.look(date);
		this.seen += 1;
		if (reading.kind !== 'missing') this.dated += 1;
		if (reading.kind === 'day') return isInWindow(reading.day, this.upcoming.window, noticeDays);
		return reading.kind !== 'missing';
	}

	/**
	 * The records that are due and not left out, soonest first. A date that cannot be read, or has two readings that nothing settles,
	 * is never dropped: its record comes last, without a date, and a hint says why.
	 * @param tell.askVendor the format that the vendor says it writes, asked for only when the dates leave it open
	 */
	async records(
		told: VendorRenewal[],
		tell: { hint(text: string): void; askVendor?: () => Promise<DateFormat | undefined> },
	): Promise<RenewalRecord[]> {
		await settle(
			this.column,
			told.map(({ date }) => date),
			tell.askVendor,
		);
		const { window, leaveOut } = this.upcoming;
		const records: RenewalRecord[] = [];
		const unread: string[] = [];
		const leftOutCount = new LeftOutCount();
		for (const { date, source } of told) {
			const reading = this.column.read(date);
			if (reading.kind === 'day') {
				if (!isInWindow(reading.day, window, source.noticeDays)) continue;
				const leftOut = leftOutBy(leaveOut, source);
				if (leftOut === undefined) records.push(toRecord({ ...source, renewalDay: reading.day }, window));
				else leftOutCount.add(leftOut.kind);
			} else if (reading.kind !== 'missing') {
				unread.push(`${source.customerName ?? source.customerId ?? 'a customer'}: ${reading.reason}`);
				records.push(toRecord({ ...source, renewalDay: null }, window));
			}
		}
		const leftOut = leftOutCount.told(records.length - unread.length);
		if (leftOut !== undefined) tell.hint(leftOut);
		if (
			window.measure === 'decisionDeadline' &&
			records.some((record) => record.renewalDate !== null && record.decisionDeadline === null)
		) {
			tell.hint(
				'no notice period is known, so that the renewal date was held against the window. Set Notice Period (Days).',
			);
		}
		if (unread.length > 0) tell.hint(unreadHint(unread));
		if (this.seen > 0 && this.dated === 0) {
			tell.hint(
				`none of the ${this.seen} rows read has a renewal date. If that cannot be, the vendor may have changed its API.`,
			);
		}
		return records.sort((a, b) => (a.daysUntilRenewal ?? Infinity) - (b.daysUntilRenewal ?? Infinity));
	}

	/** What the node returns: with a memory, each record only once for its stage. One without a date is always told. */
	outputsOf(records: RenewalRecord[]): Array<Output<ReportOnce>> {
		const { memory } = this.upcoming;
		return records.map((record) => {
			const json = { ...record };
			if (memory === undefined || record.renewalDate === null) return { json };
			return { json, mark: { key: stageKey(identityOf(json), record), memory } };
		});
	}
}

/** Asks the vendor how it writes dates, if some of them could be read in two ways and nothing seen tells which. */
export async function settle(
	column: DateColumn,
	dates: unknown[],
	askVendor: (() => Promise<DateFormat | undefined>) | undefined,
): Promise<void> {
	if (!column.isOpen || !dates.some((date) => column.read(date).kind === 'ambiguous')) return;
	column.learn(await askVendor?.());
}

function unreadHint(unread: string[]): string {
	const some = unread.slice(0, 3).join('; ');
	const more = unread.length > 3 ? `; and ${unread.length - 3} more` : '';
	return `${unread.length} renewal date(s) could not be told and are returned without a date: ${some}${more}. Set Date Format under Options.`;
}
