import { valueAt } from '../../../shared/engine/endpoint';
import type { Session } from '../../../shared/engine/http/session';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { companyDetails } from './contracts';
import { getCompany, myCompanies } from './endpoints';
import { sendForAny } from './envelope';

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
