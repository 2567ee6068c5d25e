import { readList, type ListOptions } from '../../../shared/n8n/list';
import type { OperationContext } from '../../../shared/n8n/operation';
import type { CompanyRow } from '../api/contracts';
import { isRefused, searchCompanies } from '../api/endpoints';
import type { DateFilter } from './dateFilter';
import { dateOrderOf } from './dateOrder';
import { widened, type CompanyQuery } from './query';

/**
 * Two of Keepnet's pages sort by `RenewalDate`, which its own programs call `LicenseEndDate`. Where the first is
 * rejected, the second is asked for.
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

type CompanyOptions<Kept> = ListOptions<CompanyRow, Kept>;

/** Reads companies, and checks them against the date filters. */
export async function collectCompanies<Kept>(
	run: OperationContext,
	query: CompanyQuery,
	dates: DateFilter | undefined,
	options: CompanyOptions<Kept>,
): Promise<Kept[]> {
	if (dates === undefined) return await collectAll(run, query, options);
	const held = (row: CompanyRow) => (query.isClustered ? dates.holdsAny(row) : dates.holds(row));
	let isAnyHeld = false;
	const read = async () =>
		await collectAll(run, query, {
			...options,
			// Whether Keepnet reads dates as they are written here is not documented.
			ifNone: 'lookAgain',
			where(row) {
				const isWanted = options.where?.(row) ?? true;
				const isHeld = held(row) !== false;
				isAnyHeld ||= isHeld;
				return isWanted && isHeld;
			},
			keep: (row, raw, more) => ({ row, kept: options.keep(row, raw, more) }),
		});
	const found = await read();
	if (!isAnyHeld && options.page === undefined)
		run.session.host.hint(
			'Keepnet: no company is within the date filters. If there should be one, check Date Format in Filters under Options.',
		);
	const isAny = (why: string) => found.some(({ row }) => held(row) === why);
	if (isAny('ambiguous')) {
		const asked = { dates: found.map(({ row }) => row.licenseEndDate), query, range: widened(dates.renewal) };
		dates.learn(await dateOrderOf(run, asked));
	}
	if (isAny('ambiguous') || isAny('unreadable')) {
		run.session.host.hint(
			'Keepnet: some dates are unreadable or ambiguous. Their companies are returned regardless of the date filters. Set Date Format under Options.',
		);
	}
	const within = found.filter(({ row }) => held(row) !== false);
	// Rows that were kept until the order of day and month was known have displaced others.
	const isShort = within.length < found.length && found.length === options.limit;
	return (isShort ? await read() : within).map(({ kept }) => kept);
}

const collectAll = async <Kept>(run: OperationContext, query: CompanyQuery, options: CompanyOptions<Kept>) =>
	await inKnownOrder(query, async (body) => {
		const ifNone = isNarrowed(body) ? 'believe' : 'hint';
		return await readList(run, searchCompanies, { body: { ...body } }, { ifNone, ...options });
	});

const isNarrowed = ({ filter, isTargetUserCountExceededLimit }: CompanyQuery): boolean =>
	filter.FilterGroups !== undefined || filter.SearchInputTextValue !== '' || isTargetUserCountExceededLimit;
