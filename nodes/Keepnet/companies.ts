import type { Run } from '../../shared/n8n/run';
import { collect } from '../../shared/vendor/collect';
import { VendorError } from '../../shared/vendor/errors';
import type { Wish } from '../../shared/vendor/pass';
import type { CompanyQuery } from './companyQuery';
import type { CompanyRow } from './contracts';
import { searchCompanies } from './endpoints';

/** Whether Keepnet turned down a filter or a column to sort by. */
export const isRefused = (error: unknown): boolean =>
	error instanceof VendorError && (error.status === 400 || error.status === 422);

/**
 * Reads companies. Two of Keepnet's pages sort by `RenewalDate`, which its own programs call `LicenseEndDate`; where
 * the first is refused, the second is asked for.
 */
export async function collectCompanies<Kept>(
	run: Run,
	query: CompanyQuery,
	wish: Omit<Wish<CompanyRow, Kept>, 'failOnIncomplete'>,
): Promise<Kept[]> {
	const read = async (orderBy: string) =>
		await collect(
			run.session,
			searchCompanies,
			{ body: { ...query, orderBy } },
			{ ...wish, failOnIncomplete: run.failOnIncomplete },
		);
	return await read(query.orderBy).catch(async (error: unknown) => {
		if (query.orderBy === 'RenewalDate' && isRefused(error)) return await read('LicenseEndDate');
		return await Promise.reject(error);
	});
}
