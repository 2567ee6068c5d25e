import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { limitOf, listOptions, returnAllAndLimit } from '../../../shared/n8n/fields';
import { flagField, numberField, optionalNumberField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { dateFormat } from '../../../shared/panel/upcoming';
import { asOf, timeZone, todayOf } from '../../../shared/panel/window';
import { DateColumn } from '../../../shared/renewal/dates/dateColumn';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { DateReading } from '../../../shared/renewal/dates/readDate';
import { isWithin } from '../../../shared/renewal/judge';
import { settleOrder } from '../../../shared/renewal/sourceDates';
import { collectCompanies } from './list';
import { filterDateFormat, filters } from './fields';
import { companyQueryOf } from './query';
import { licenseLimitOf, type CompanyRow } from '../api/contracts';
import { dateFilterOf } from './dateFilter';
import { accountDate, accountDateOrder } from '../api/account';
import { scopeOptions } from '../api/scope';

export const option = {
	name: 'Get Cross-Sell Candidates',
	action: 'Get cross sell candidates',
	description: 'Get the companies with the highest license utilization',
};

const minimumUtilization = numberField({
	displayName: 'Minimum Utilization (%)',
	name: 'minimumUtilization',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100_000 },
	default: 80,
	description: 'A company is a candidate if its target users are at least this percentage of its license limit',
});

const includeUnlimited = flagField(
	{
		displayName: 'Include Unlimited Licenses',
		name: 'includeUnlimited',
		type: 'boolean',
		default: true,
		description: 'Whether to also return companies without a license limit. They have no utilization.',
	},
	false,
);

const renewsWithin = optionalNumberField({
	displayName: 'Renews Within (Days)',
	name: 'renewsWithin',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 36_500 },
	default: 90,
	description: 'Return only companies that renew within this many days from today',
});

export const description: INodeProperties[] = [
	minimumUtilization.property,
	...returnAllAndLimit,
	filters.property,
	listOptions(
		asOf.property,
		dateFormat.property,
		filterDateFormat.property,
		includeUnlimited.property,
		renewsWithin.property,
		timeZone.property,
		...scopeOptions,
	),
];

interface Candidate {
	row: CompanyRow;
	limit: number | null;
	/** Target users in percent of the limit; `null` without one. */
	utilization: number | null;
}

/** The companies with the highest license utilization, highest first. */
export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const minimum = minimumUtilization.read(parameters);
	const within = renewsWithin.read(parameters, 'options');
	const limit = limitOf(parameters);
	const unlimited = includeUnlimited.read(parameters, 'options');
	const { today, zone } = todayOf(parameters);
	const format = dateFormat.read(parameters, 'options');
	const column = new DateColumn(format, zone);
	const dateOf = (row: CompanyRow) => accountDate(row.licenseEndDate, format);

	const candidates = await collectCompanies(
		run,
		companyQueryOf(parameters, 'checkedHere'),
		dateFilterOf(parameters, column),
		{
			where(row) {
				column.look(dateOf(row));
				const { utilization, limit: licensed } = candidateIn(row);
				return licensed === null ? unlimited : (utilization ?? Infinity) >= minimum;
			},
			keep: candidateIn,
		},
	);
	await settleOrder(
		column,
		candidates.map(({ row }) => dateOf(row)),
		async () => await accountDateOrder(run),
	);
	// A company whose date cannot be read is kept, because it may be the one that renews.
	const range = within === undefined ? {} : { from: today, to: today + within };
	return candidates
		.map((candidate) => ({ ...candidate, reading: column.read(dateOf(candidate.row)) }))
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
