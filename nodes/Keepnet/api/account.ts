import type { Call, Endpoint } from '../../../shared/engine/endpoint';
import type { OperationContext } from '../../../shared/n8n/operation';
import type { DateFormat } from '../../../shared/renewal/dates/readDate';
import { access } from './access';
import { accountSettings } from './contracts';
import { getCompany, getSettings } from './endpoints';
import { sendForAny } from './envelope';
import { tokenClaim } from './token';

/** Whether the day or the month comes first in the account's dates, wherever the year stands. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/**
 * The order in which the account writes its dates: from its settings, which the vendor's own front end reads, or else
 * from the company in the access token. Never from another company, because each has its own format.
 * @returns `undefined` when neither is available
 */
export async function accountDateOrder(run: OperationContext): Promise<DateOrder | undefined> {
	const order = await orderAt(run, getSettings);
	if (order !== undefined) return order;
	const companyId = await ownCompanyOf(run);
	return companyId === undefined ? undefined : await orderAt(run, getCompany, { path: { companyId } });
}

async function orderAt({ session }: OperationContext, endpoint: Endpoint, call?: Call): Promise<DateOrder | undefined> {
	const answer = await sendForAny(session, endpoint, call).catch(() => undefined);
	session.host.throwIfCancelled();
	const read = accountSettings.safeParse(answer);
	const order = read.success ? orderIn(read.data.dateFormat ?? '') : undefined;
	if (order === undefined) session.host.debug(`Keepnet, ${endpoint.name}: no date format`);
	return order;
}

/** `dd/MM/yyyy`, `MM/dd/yyyy`, `yyyy/MM/dd` and `yyyy/dd/MM` are in use, with letters in either case. */
function orderIn(format: string): DateOrder | undefined {
	const [day, month] = [format.search(/d/i), format.search(/m/i)];
	if (day < 0 || month < 0) return undefined;
	return day < month ? 'dayFirst' : 'monthFirst';
}

/** The company in the claims of the access token (Keepnet's Quickstart). */
async function ownCompanyOf({ context, itemIndex }: OperationContext): Promise<string | undefined> {
	const credential = await context.getCredentials(access.credentialType, itemIndex);
	return tokenClaim(credential, 'user_company_resourceid');
}

const YEAR_FIRST = /^\s*(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/;

/**
 * A date of the account with its year at the end. An account may write `yyyy/dd/MM` as well as `yyyy/MM/dd`: without
 * the year, the two differ like day-first and month-first dates.
 * @param format what Date Format says; unambiguous formats leave the date unchanged
 */
export function accountDate(value: unknown, format: DateFormat): unknown {
	const isOpen = format === 'auto' || format === 'dayFirst' || format === 'monthFirst';
	return typeof value === 'string' && isOpen ? value.replace(YEAR_FIRST, '$2/$3/$1') : value;
}
