import type { INodeProperties } from 'n8n-workflow';

import type { DueRenewals, Upcoming, VendorRenewal } from '../renewal/dueRenewals';
import type { DateFormat } from '../renewal/dates/readDate';
import type { RenewalRecord } from '../renewal/record';
import type { ReportOnce } from '../renewal/reportOnce';
import type { AskFormat } from '../renewal/sourceDates';
import { choiceField } from '../n8n/field';
import { listOptions } from '../n8n/fields';
import type { OperationContext, Output } from '../n8n/operation';
import type { Parameters } from '../n8n/parameters';
import { isTool } from '../n8n/tool';
import { excludeCollection, exclusionsOf } from './exclude';
import { shrunkenPortfolio, type Portfolio } from './portfolio';
import { forAgents } from './forAgents';
import { historyOf, stagesCollection } from './stages';
import { windowFields, windowOf, windowOptions } from './window';

export const dateFormat = choiceField<DateFormat>({
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	options: [
		{
			name: 'Auto',
			value: 'auto',
			description: 'Any unambiguous format. Ambiguous dates are reported, never guessed.',
		},
		{ name: 'Day First', value: 'dayFirst', description: '25/04/2027, 25.04.2027' },
		{ name: 'ISO 8601', value: 'iso', description: '2027-04-25, 2027-04-25T00:00:00Z' },
		{ name: 'Month First', value: 'monthFirst', description: '04/25/2027' },
		{ name: 'Spreadsheet Serial', value: 'spreadsheet', description: '46502' },
		{
			name: 'Spreadsheet Serial (1904)',
			value: 'spreadsheet1904',
			description: '45040, in workbooks that count from 1904',
		},
		{ name: 'Unix Milliseconds', value: 'unixMilliseconds' },
		{ name: 'Unix Seconds', value: 'unixSeconds' },
		{ name: 'Year First', value: 'yearFirst', description: '2027/04/25' },
	],
	default: 'auto',
	description: 'How the renewal dates are written',
});

/** The fields of a vendor's Get Upcoming, with those of its own under Options. */
export const upcomingFields = (...ownOptions: INodeProperties[]): INodeProperties[] => [
	...windowFields,
	excludeCollection(),
	stagesCollection(),
	listOptions(...windowOptions, dateFormat.property, ...ownOptions),
];

/** @throws ParameterError naming the field */
export const upcomingOf = (parameters: Parameters): Upcoming => ({
	window: windowOf(parameters),
	format: dateFormat.read(parameters, 'options'),
	exclusions: exclusionsOf(parameters),
	history: historyOf(parameters),
});

interface Listing {
	/** The vendor's name, for hints. */
	vendor: string;
	due: DueRenewals;
	/** The rows that may be due. */
	found: readonly VendorRenewal[];
	/** Everything that was read, due or not. */
	portfolio: Portfolio;
	askFormat?: AskFormat;
	/** Adds to due records what takes additional requests. */
	complete?(records: RenewalRecord[]): Promise<RenewalRecord[]>;
}

/** What Get Upcoming returns of a listing, with the hints that belong to it: to AI agents, short rows. */
export async function upcomingOutputs(
	run: OperationContext,
	{ vendor, due, found, portfolio, askFormat, complete }: Listing,
): Promise<Array<Output<ReportOnce>>> {
	const records = await due.records(found, askFormat);
	const shrunken = shrunkenPortfolio(run, portfolio);
	const hints = [...(shrunken === undefined ? [] : [shrunken]), ...[...due.hints()].map(({ text }) => text)];
	for (const text of hints) run.session.host.hint(`${vendor}: ${text}`);
	const completed = complete === undefined ? records : await complete(records);
	const jsonOf = isTool(run.context) ? forAgents : (record: RenewalRecord) => ({ ...record });
	return completed.map((record) => ({ json: jsonOf(record), mark: due.reportOnce(record) }));
}
