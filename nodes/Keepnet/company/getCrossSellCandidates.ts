import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { limitOf, listOptions, returnAllAndLimit } from '../../../shared/n8n/fields';
import { readFlag, readNumber, readOptionalNumber } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { dateFormatOf, dateFormatOption } from '../../../shared/panel/upcoming';
import { asOfOption, timezoneOption, todayOf } from '../../../shared/panel/window';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { DateReading } from '../../../shared/renewal/dates/readDate';
import { isWithin } from '../../../shared/renewal/judge';
import { settleOrder } from '../../../shared/renewal/sourceDates';
import { collectCompanies } from './list';
import { filtersField, scopeOptions } from './fields';
import { companyQueryOf, filterDateFormatOption } from './query';
import { licenseLimitOf, type CompanyRow } from '../api/contracts';
import { dateFilterOf } from './dateFilter';
import { accountDateFormat } from '../api/account';

const MINIMUM = { field: 'Minimum Utilization (%)', min: 0, max: 100_000, fallback: 80 };
const WITHIN = { field: 'Renews Within (Days)', min: 0, max: 36_500 };

export const description: INodeProperties[] = [
	{
		displayName: 'Minimum Utilization (%)',
		name: 'minimumUtilization',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 80,
		description: 'Target users in percent of the license limit, from which a company counts as a candidate',
	},
	...returnAllAndLimit,
	filtersField,
	listOptions(
		asOfOption,
		dateFormatOption,
		filterDateFormatOption,
		{
			displayName: 'Include Unlimited Licenses',
			name: 'includeUnlimited',
			type: 'boolean',
			default: false,
			description: 'Whether to return companies without a license limit too; they have no utilization',
		},
		{
			displayName: 'Renews Within (Days)',
			name: 'renewsWithin',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 90,
			description: 'Only companies that renew from today up to so many days ahead',
		},
		timezoneOption,
		...scopeOptions,
	),
];

interface Candidate {
	row: CompanyRow;
	limit: number | null;
	/** Target users in percent of the limit; `null` without one. */
	utilization: number | null;
}

/** The companies that use the most of their license, the fullest first. */
export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters, session } = run;
	const minimum = readNumber(parameters, 'minimumUtilization', MINIMUM);
	const within = readOptionalNumber(parameters, 'options.renewsWithin', WITHIN);
	const limit = limitOf(parameters);
	const includeUnlimited = readFlag(parameters, 'options.includeUnlimited', { field: 'Include Unlimited Licenses' });
	const { today, zone } = todayOf(parameters);
	const column = new DateColumn(dateFormatOf(parameters), zone);

	const candidates = await collectCompanies(
		run,
		companyQueryOf(parameters, 'checkedHere'),
		dateFilterOf(parameters, column),
		{
			where(row) {
				column.look(row.licenseEndDate);
				const { utilization, limit: licensed } = candidateIn(row);
				return licensed === null ? includeUnlimited : (utilization ?? Infinity) >= minimum;
			},
			keep: candidateIn,
		},
	);
	await settleOrder(
		column,
		candidates.map(({ row }) => row.licenseEndDate),
		async () => await accountDateFormat(session),
	);
	// A date that is there but cannot be read keeps its company in: it may be the one that renews.
	const range = within === undefined ? {} : { from: today, to: today + within };
	return candidates
		.map((candidate) => ({ ...candidate, reading: column.read(candidate.row.licenseEndDate) }))
		.filter(({ reading }) => isWithin(reading, range) !== false)
		.sort((a, b) => (b.utilization ?? -1) - (a.utilization ?? -1))
		.slice(0, limit)
		.map(({ reading, ...candidate }) => ({ json: outputOf({ ...candidate, day: dayIn(reading) }, today) }));
}

function candidateIn(row: CompanyRow): Candidate {
	const limit = licenseLimitOf(row);
	const users = row.targetUserCount ?? null;
	if (limit === null || users === null) return { row, limit, utilization: null };
	if (limit === 0) return { row, limit, utilization: users > 0 ? null : 0 };
	return { row, limit, utilization: Math.round((users / limit) * 1000) / 10 };
}

const dayIn = (reading: DateReading): Day | null => (reading.kind === 'day' ? reading.day : null);

function outputOf({ row, limit, utilization, day }: Candidate & { day: Day | null }, today: Day): IDataObject {
	const users = row.targetUserCount ?? null;
	const spare = limit === null || users === null ? null : limit - users;
	return {
		companyResourceId: row.companyResourceId ?? null,
		companyName: row.companyName ?? null,
		resellerName: row.resellerName ?? null,
		licenseTypeName: row.licenseTypeName ?? null,
		licenseLimit: limit,
		targetUserCount: users,
		utilization,
		headroom: spare === null ? null : Math.max(0, spare),
		overLimitBy: spare === null ? null : Math.max(0, -spare),
		renewalDate: day === null ? null : isoOf(day),
		daysUntilRenewal: day === null ? null : day - today,
	};
}
