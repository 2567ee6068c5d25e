import type { INodeProperties } from 'n8n-workflow';

import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { DueDates, upcomingFields, upcomingOf, type VendorRenewal } from '../../../shared/panel/upcoming';
import type { ReportOnce } from '../../../shared/panel/stages';
import { renewalDaysOf, type DaySpan } from '../../../shared/renewal/window';
import { collect } from '../../../shared/engine/list/collect';
import { filterOf } from '../company/filter';
import { scopeOptions } from '../company/fields';
import { filterDateFormatOption, rangeItems } from '../company/query';
import { accountDateFormat } from '../api/account';
import { isRefused, searchCompanies } from '../api/endpoints';
import { renewalIn } from './record';

export const description: INodeProperties[] = upcomingFields(filterDateFormatOption, ...scopeOptions);

/** One way to ask for the renewals; the cheapest comes first. */
interface Approach {
	orderBy: string;
	filtered: boolean;
}

/**
 * Keepnet's pages name filter and sort fields for the renewal date without saying which are supported. What it
 * refuses is left out, until at last everything is read and filtered here.
 */
const APPROACHES: Approach[] = [
	{ orderBy: 'LicenseEndDate', filtered: true },
	{ orderBy: 'LicenseEndDate', filtered: false },
	{ orderBy: 'RenewalDate', filtered: true },
	{ orderBy: 'RenewalDate', filtered: false },
	{ orderBy: 'CreateTime', filtered: true },
	{ orderBy: 'CreateTime', filtered: false },
];

export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session } = run;
	const upcoming = upcomingOf(parameters);
	const dates = new DueDates(upcoming);
	const told = await readDue(run, renewalDaysOf(upcoming.window), dates, APPROACHES);
	const records = await dates.records(told, {
		hint: (text) => session.host.hint(`Keepnet: ${text}`),
		askVendor: async () => await accountDateFormat(session),
	});
	return dates.outputsOf(records);
}

async function readDue(
	run: OperationContext,
	range: DaySpan,
	dates: DueDates,
	[approach, ...others]: Approach[],
): Promise<VendorRenewal[]> {
	if (approach === undefined) return [];
	const items = approach.filtered ? rangeItems('LicenseEndDate', range, run.parameters, 'checkedHere') : [];
	const body = {
		orderBy: approach.orderBy,
		ascending: true,
		isClustered: false,
		isTargetUserCountExceededLimit: false,
		filter: filterOf(items),
	};
	const ordered = approach.orderBy !== 'CreateTime';
	const reading = collect(
		run.session,
		searchCompanies,
		{ body },
		{
			where: (row) => dates.mayBeDue(row.licenseEndDate),
			keep: renewalIn,
			ifNone: approach.filtered ? 'believe' : 'hint',
			failOnIncomplete: run.failOnIncomplete,
			...(ordered && {
				ascending: {
					by: (row) => dates.dayOf(row.licenseEndDate),
					// Where it is kept, the filter lets through what may lie a day or two beyond.
					upTo: range.to + (approach.filtered ? 3 : 0),
					bounded: approach.filtered,
				},
			}),
		},
	);
	const told = await reading.catch(async (error: unknown) => {
		if (!isRefused(error) || others.length === 0) return await Promise.reject(error);
		run.session.host.debug(
			`Keepnet refused ${approach.filtered ? 'the date filter or ' : ''}sorting by ${approach.orderBy}`,
		);
		return undefined;
	});
	// A filter that lets nothing through may have been misread: an empty report must not rest on it alone.
	const trusted = told !== undefined && (told.length > 0 || !approach.filtered);
	return trusted ? told : await readDue(run, range, dates, others);
}
