import { DateColumn } from './dates/dateColumn';
import type { Day } from './dates/day';
import type { DateFormat } from './dates/readDate';
import type { Exclusions } from './exclusions';
import { Identification } from './items/identity';
import { Judge } from './judge';
import { toRecord, type RenewalRecord, type RenewalSource } from './record';
import { keysAtStage, type HistorySettings, type ReportOnce } from './reportOnce';
import { settleOrder, type AskFormat } from './sourceDates';
import { Tally, type Hint } from './tally';
import { isInWindow, neverEntered, type RenewalWindow } from './window';
import { counted } from './wording';

/** What Get Upcoming is asked for. */
export interface Upcoming {
	window: RenewalWindow;
	format: DateFormat;
	exclusions: Exclusions;
	/** `undefined` when every run is to report everything */
	history: HistorySettings | undefined;
}

/** What a vendor says about one renewal, its date still as the vendor wrote it. */
export interface VendorRenewal {
	date: unknown;
	source: Omit<RenewalSource, 'renewalDay'>;
}

const MOST_EXAMPLES = 3;

/**
 * The renewals of one listing. Rows come one at a time. The caller keeps those that may be due, because a later row may
 * settle whether days or months come first in a date.
 */
export class DueRenewals {
	private readonly column: DateColumn;
	private readonly tally = new Tally();
	private readonly judge: Judge;
	private readonly identification = new Identification();
	private readonly unread: string[] = [];
	private seen = 0;
	private dated = 0;

	constructor(private readonly upcoming: Upcoming) {
		this.column = new DateColumn(upcoming.format, upcoming.window.zone);
		this.judge = new Judge(upcoming.window, upcoming.exclusions, this.tally);
	}

	/** The number of rows so far. */
	get rows(): number {
		return this.seen;
	}

	/** The calendar day of a date, if it or earlier dates settle the order. */
	dayOf(date: unknown): Day | undefined {
		this.column.look(date);
		const reading = this.column.read(date);
		return reading.kind === 'day' ? reading.day : undefined;
	}

	/** Whether a row may be due. A row without a date is not a renewal; one with an unreadable date may be. */
	mayBeDue(date: unknown, noticeDays?: number): boolean {
		const reading = this.column.look(date);
		this.seen += 1;
		if (reading.kind === 'missing') return false;
		this.dated += 1;
		if (reading.kind === 'unreadable') return true;
		return this.column.possibleDays(date).some((day) => isInWindow(day, this.upcoming.window, noticeDays));
	}

	/**
	 * The records that are due and not excluded, soonest first. A date that cannot be read is never dropped: its record
	 * comes last, without a date, and a hint says why.
	 * @param askVendor called only if the dates leave their order open
	 */
	async records(found: readonly VendorRenewal[], askVendor?: AskFormat): Promise<RenewalRecord[]> {
		await settleOrder(
			this.column,
			found.map(({ date }) => date),
			askVendor,
		);
		const { window } = this.upcoming;
		const records: RenewalRecord[] = [];
		for (const { date, source } of found) {
			const reading = this.column.read(date);
			if (reading.kind === 'day') {
				const placed = this.judge.place(reading.day, source.noticeDays);
				if (!placed.isIn) continue;
				if (this.judge.exclude(placed, source).isIn)
					records.push(toRecord({ ...source, renewalDay: reading.day }, window));
			} else if (reading.kind !== 'missing') {
				this.unread.push(`${source.customerName ?? source.customerId ?? 'a customer'}: ${reading.reason}`);
				records.push(toRecord({ ...source, renewalDay: null }, window));
			}
		}
		return records.sort((a, b) => (a.daysUntilRenewal ?? Infinity) - (b.daysUntilRenewal ?? Infinity));
	}

	/** Hints on these records; each text is one or more sentences. */
	*hints(): Generator<Hint> {
		yield* this.tally.hints();
		yield* neverEntered(this.upcoming.window);
		if (this.unread.length > 0) yield { kind: 'warning', text: unreadHint(this.unread) };
		if (this.seen > 0 && this.dated === 0) {
			const text = `none of the ${counted(this.seen, 'row')} has a renewal date. The vendor may have changed its API.`;
			yield { kind: 'warning', text };
		}
	}

	/**
	 * The key under which a record counts as reported; `undefined` for one that every run reports, such as one without a
	 * date.
	 */
	reportOnce(record: RenewalRecord): ReportOnce | undefined {
		const { history } = this.upcoming;
		const { renewalDate, renewalStage } = record;
		if (history === undefined || renewalDate === null || renewalStage === null) return undefined;
		return { keys: keysAtStage(this.identification.of({ ...record }), { renewalDate, renewalStage }), history };
	}
}

function unreadHint(unread: readonly string[]): string {
	const some = unread.slice(0, MOST_EXAMPLES).join('; ');
	const more = unread.length > MOST_EXAMPLES ? `; and ${unread.length - MOST_EXAMPLES} more` : '';
	const dates = counted(unread.length, 'renewal date');
	return `${dates} could not be read, so the records have none: ${some}${more}. Set Date Format under Options.`;
}
