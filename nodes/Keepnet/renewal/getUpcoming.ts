import type { INodeProperties } from 'n8n-workflow';

import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import { DueRenewals, type Upcoming, type VendorRenewal } from '../../../shared/renewal/dueRenewals';
import type { DayRange } from '../../../shared/renewal/judge';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import { renewalDaysOf } from '../../../shared/renewal/window';
import { collect } from '../../../shared/engine/list/collect';
import { filterOf } from '../company/filter';
import { accountDate } from '../api/account';
import { dateOrderOf } from '../company/dateOrder';
import { filterDateFormat } from '../company/fields';
import { rangeItems, widened, type CompanyQuery } from '../company/query';
import type { CompanyRow } from '../api/contracts';
import { scopeOptions } from '../api/scope';
import { isRefused, searchCompanies } from '../api/endpoints';
import { renewalIn } from './record';

export const option = {
	name: 'Get Upcoming',
	action: 'Get upcoming renewals',
	description: 'Get the companies whose license renews in the next N days, soonest first',
};

export const description: INodeProperties[] = upcomingFields(filterDateFormat.property, ...scopeOptions);

/** One way to request the renewals; the cheapest comes first. */
interface Approach {
	orderBy: string;
	filtered: boolean;
}

/**
 * Keepnet's pages name filter and sort fields for the renewal date without saying which are supported. Whatever it
 * rejects is omitted, until finally everything is read and filtered here.
 */
const APPROACHES: Approach[] = [
	{ orderBy: 'LicenseEndDate', filtered: true },
	{ orderBy: 'LicenseEndDate', filtered: false },
	{ orderBy: 'RenewalDate', filtered: true },
	{ orderBy: 'RenewalDate', filtered: false },
	{ orderBy: 'CreateTime', filtered: true },
	{ orderBy: 'CreateTime', filtered: false },
];

interface Found {
	renewals: VendorRenewal[];
	/** The query that returned them. */
	query: CompanyQuery;
	/** The days that the query's filter lets through. */
	range: DayRange;
}

export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters } = run;
	const upcoming = upcomingOf(parameters);
	const due = new DueRenewals(upcoming);
	const { renewals: found, ...asked } = await readDue(run, upcoming, due, APPROACHES);
	// Keepnet filters by date, so only the rows it returns can be counted.
	const portfolio = { noun: 'company', size: found.length };
	const askFormat = async () => await dateOrderOf(run, { ...asked, dates: found.map(({ date }) => date) });
	return await upcomingOutputs(run, { vendor: 'Keepnet', due, found, portfolio, askFormat });
}

async function readDue(
	run: OperationContext,
	upcoming: Upcoming,
	due: DueRenewals,
	[approach, ...others]: Approach[],
): Promise<Found> {
	const days = renewalDaysOf(upcoming.window);
	const { orderBy = 'CreateTime', filtered = false } = approach ?? {};
	const items = filtered ? rangeItems('LicenseEndDate', days, run.parameters, 'checkedHere') : [];
	const query: CompanyQuery = {
		orderBy,
		ascending: true,
		isClustered: false,
		isTargetUserCountExceededLimit: false,
		filter: filterOf(items),
	};
	const found = (renewals: VendorRenewal[]) => ({ renewals, query, range: filtered ? widened(days) : {} });
	if (approach === undefined) return found([]);
	const dateOf = (row: CompanyRow) => accountDate(row.licenseEndDate, upcoming.format);
	const reading = collect(
		run.session,
		searchCompanies,
		{ body: { ...query } },
		{
			where: (row) => due.mayBeDue(dateOf(row)),
			keep: (row) => renewalIn(row, dateOf(row)),
			ifNone: filtered ? 'believe' : 'hint',
			failOnIncomplete: run.failOnIncomplete,
			...(orderBy !== 'CreateTime' && {
				ascending: {
					by: (row) => due.dayOf(dateOf(row)),
					// If the filter is applied, rows may be a day or two beyond the window.
					upTo: days.to + (filtered ? 3 : 0),
					bounded: filtered,
				},
			}),
		},
	);
	const renewals = await reading.catch(async (error: unknown) => {
		if (!isRefused(error) || others.length === 0) return await Promise.reject(error);
		run.session.host.debug(`Keepnet rejected ${filtered ? 'the date filter or ' : ''}sorting by ${orderBy}`);
		return undefined;
	});
	// A filter that returns nothing may have been misread: an empty report must not depend on it alone.
	const isTrusted = renewals !== undefined && (renewals.length > 0 || !filtered);
	return isTrusted ? found(renewals) : await readDue(run, upcoming, due, others);
}
