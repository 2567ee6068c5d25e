import type { Told } from '../../../shared/panel/upcoming';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { valueAt } from '../../../shared/engine/endpoint';
import type { Session } from '../../../shared/engine/http/session';
import { companyDetails, type CompanyRow } from '../api/contracts';
import { getCompany, myCompanies } from '../api/endpoints';
import { sendForAny } from '../api/envelope';

/** Licensed users; `null` when the license is not limited or the text is no number. */
export function licenseLimitOf(row: CompanyRow): number | null {
	const text = row.numberOfUsers?.trim() ?? '';
	if (row.isNumberOfUsersLimited === false || !/^\d+$/.test(text)) return null;
	return Number(text);
}

/** A company's license as a renewal: Keepnet has one license per company, without id, term or auto-renewal. */
export function renewalIn(row: CompanyRow): Told {
	return {
		date: row.licenseEndDate,
		source: {
			vendor: 'Keepnet',
			customerId: row.companyResourceId ?? null,
			customerName: row.companyName ?? null,
			resellerId: null,
			resellerName: row.resellerName ?? null,
			subscriptionId: null,
			product: row.licenseTypeName ?? null,
			sku: null,
			quantity: licenseLimitOf(row),
			usedQuantity: row.targetUserCount ?? null,
			termMonths: null,
			autoRenew: 'unknown',
			status: statusOf(row),
		},
	};
}

function statusOf({ licenceExpired }: CompanyRow): string | null {
	if (licenceExpired === undefined || licenceExpired === null) return null;
	return licenceExpired ? 'expired' : 'active';
}

/**
 * The order in which the account writes its dates, from the details of its own company. Only a help for dates that
 * could be read in two ways: when it cannot be had, they stay so.
 */
export async function accountDateFormat(session: Session): Promise<DateFormat | undefined> {
	try {
		const mine = await sendForAny(session, myCompanies);
		const companyId = valueAt(mine, '0.resourceId');
		if (typeof companyId !== 'string') return undefined;
		const details = companyDetails.safeParse(await sendForAny(session, getCompany, { path: { companyId } }));
		const format = details.success ? (details.data.dateFormat ?? '') : '';
		if (/^d/i.test(format)) return 'dayFirst';
		if (/^m/i.test(format)) return 'monthFirst';
		return /^y/i.test(format) ? 'yearFirst' : undefined;
	} catch {
		session.host.debug('Keepnet: the date format of the account could not be read');
		return undefined;
	}
}
