import type { OperationContext } from '../../../shared/n8n/operation';
import { collect } from '../../../shared/engine/list/collect';
import type { ReadOptions } from '../../../shared/engine/list/reading';
import type { CompanyQuery } from './query';
import type { CompanyRow } from '../api/contracts';
import type { DateFilter } from './dateFilter';
import { isRefused, searchCompanies } from '../api/endpoints';
import { accountDateFormat } from '../api/account';

/**
 * Two of Keepnet's pages sort by `RenewalDate`, which its own programs call `LicenseEndDate`; where the first is
 * refused, the second is asked for.
 */
export async function inKnownOrder<Answer>(
	query: CompanyQuery,
	ask: (query: CompanyQuery) => Promise<Answer>,
): Promise<Answer> {
	return await ask(query).catch(async (error: unknown) => {
		if (query.orderBy !== 'RenewalDate' || !isRefused(error)) return await Promise.reject(error);
		return await ask({ ...query, orderBy: 'LicenseEndDate' });
	});
}

type CompanyReadOptions<Kept> = Omit<ReadOptions<CompanyRow, Kept>, 'failOnIncomplete'>;

/** Reads companies, and holds those that come against the date filters. */
export async function collectCompanies<Kept>(
	run: OperationContext,
	query: CompanyQuery,
	dates: DateFilter | undefined,
	wish: CompanyReadOptions<Kept>,
): Promise<Kept[]> {
	if (dates === undefined) return await collectAll(run, query, wish);
	const read = async () =>
		await collectAll(run, query, {
			...wish,
			where: (row) => (wish.where?.(row) ?? true) && dates.holds(row) !== false,
			keep: (row, raw) => ({ row, kept: wish.keep(row, raw) }),
		});
	const found = await read();
	const isAny = (why: string) => found.some(({ row }) => dates.holds(row) === why);
	if (isAny('ambiguous')) dates.learn(await accountDateFormat(run.session));
	if (isAny('ambiguous') || isAny('unreadable')) {
		run.session.host.hint(
			'Keepnet: some dates could not be read, or could be read in two ways; their companies are returned whatever the ' +
				'date filters say. Set Date Format under Options.',
		);
	}
	const within = found.filter(({ row }) => dates.holds(row) !== false);
	// Rows that were let through until the order of day and month was known have taken the place of others.
	const isShort = within.length < found.length && found.length === wish.limit;
	return (isShort ? await read() : within).map(({ kept }) => kept);
}

const collectAll = async <Kept>(run: OperationContext, query: CompanyQuery, wish: CompanyReadOptions<Kept>) =>
	await inKnownOrder(
		query,
		async (body) =>
			await collect(
				run.session,
				searchCompanies,
				{ body: { ...body } },
				{ ...wish, ifNone: isNarrowed(body) ? 'believe' : 'hint', failOnIncomplete: run.failOnIncomplete },
			),
	);

const isNarrowed = ({ filter, isTargetUserCountExceededLimit }: CompanyQuery): boolean =>
	filter.FilterGroups !== undefined || filter.SearchInputTextValue !== '' || isTargetUserCountExceededLimit;
