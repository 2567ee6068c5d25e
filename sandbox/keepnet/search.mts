import { success } from './envelope.mts';
import type { KeepnetContext } from './envelope.mts';
import { jsonBody, readSearch, type SearchRequest } from './body.mts';
import { isOverLimit, type Company, type KeepnetData } from './data.mts';
import { compileFilter, type Filter } from './filter.mts';
import type { keepnetKnobs } from './knobs.mts';
import { orderColumn, sorted } from './order.mts';
import { rowOf, type Row } from './row.mts';
import { companiesWithin, scopeOf } from './scope.mts';
import { reseller } from './token.mts';
import { statedRows, statedTotal } from '../frame/listAnswers.mts';
import type { Route, VendorRequest } from '../frame/vendor.mts';

/** What a search or an export is over. */
export interface Found {
	search: SearchRequest;
	filter: Filter;
	/** all that match, in order */
	companies: readonly Company[];
	limitExceededCompanyCount: number;
	/** the body, for what only an export has */
	body: ReturnType<typeof jsonBody>;
}

/** Reads, checks and carries out the body that search and export share. */
export function find(request: VendorRequest, context: KeepnetContext): Found {
	const token = reseller(request, context);
	const scope = scopeOf(request, context, token.claims.role);
	const body = jsonBody(request, context);
	const search = readSearch(body, context);
	const column = orderColumn(search.orderBy, context);
	const filter = compileFilter(search.filter, context);
	const { ascending, isTargetUserCountExceededLimit: overLimit } = search;
	const { data, memo } = context;
	const order = memo.get(`order ${column} ${ascending}`, () => sorted(data.companies, column, ascending, context));
	const scopeId = scope?.companyResourceId ?? '';
	const key = JSON.stringify(['found', scopeId, column, ascending, overLimit, search.filter]);
	const result = memo.get(key, () => {
		const within = scope && new Set(companiesWithin(scope, context));
		const matching = order.filter((company) => (within?.has(company) ?? true) && (filter.keep?.(company) ?? true));
		const exceeding = matching.filter(isOverLimit);
		return {
			companies: overLimit ? exceeding : matching,
			limitExceededCompanyCount: exceeding.length,
		};
	});
	return { search, filter, body, ...result };
}

export function pageOf<Item>({ pageNumber, pageSize }: SearchRequest, all: readonly Item[]): Item[] {
	return all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
}

export const searchRoute: Route<KeepnetData, typeof keepnetKnobs> = {
	method: 'POST',
	path: '/api/companies/search',
	handle(request, context) {
		const found = find(request, context);
		const { search, filter, companies, limitExceededCompanyCount } = found;
		const { pageNumber, pageSize, orderBy, ascending, isClustered } = search;
		const row = (company: Company): Row => rowOf(company, context, filter.month);
		const clusters = isClustered ? clustersOf(companies) : [];
		const countsRows = isClustered && context.knobs.clusteredTotals === 'rows';
		const total = countsRows ? clusters.length : companies.length;
		const results = isClustered
			? pageOf(search, clusters).map(([top, below]) => ({ ...row(top), children: below.map(row) }))
			: pageOf(search, companies).map(row);
		context.note({ pageNumber, pageSize, orderBy, ascending, rows: results.length });
		const data = {
			pageNumber,
			pageSize,
			...totals(total, pageSize, context),
			limitExceededCompanyCount,
			results: statedRows(results, context.knobs.emptyResults),
		};
		return success(data, context.knobs);
	},
};

function clustersOf(companies: readonly Company[]): Array<[Company, Company[]]> {
	const clusters = new Map<Company, Company[]>();
	for (const company of companies) {
		const top = company.reseller ?? company;
		const cluster = clusters.get(top);
		if (cluster) cluster.push(company);
		else clusters.set(top, [company]);
	}
	return [...clusters];
}

function totals(total: number, pageSize: number, { knobs }: KeepnetContext) {
	const stated = statedTotal(total, knobs.totals);
	return stated !== undefined && { totalNumberOfPages: Math.ceil(stated / pageSize), totalNumberOfRecords: stated };
}
