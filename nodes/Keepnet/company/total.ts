import type { Session } from '../../../shared/engine/http/session';
import { readPage } from '../../../shared/engine/list/page';
import { searchCompanies } from '../api/endpoints';
import type { CompanyQuery } from './query';

/** How many companies match a query, as Keepnet counts them; `undefined` when it does not say. */
export async function totalOf(session: Session, query: CompanyQuery): Promise<number | undefined> {
	const body = { ...query, orderBy: 'CreateTime' };
	const page = readPage(session, searchCompanies, { body }, { index: 0, position: 1, size: 1 });
	const total = await page.then(
		({ total }) => total,
		() => undefined,
	);
	session.host.throwIfCancelled();
	return total;
}
