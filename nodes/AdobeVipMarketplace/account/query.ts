import type { Parameters } from '../../../shared/n8n/parameters';
import type { DayRange } from '../../../shared/renewal/judge';
import { DAY_MS } from '../../../shared/renewal/dates/day';
import { customerFilters, resellerFilters, sort, STATUSES, type SortColumn, type Status } from './fields';
import type { Span } from './slices';

/** Which customers or resellers are asked for, and in which order. */
export interface AccountQuery {
	statuses: readonly Status[];
	/** May hold `*`; any name when empty. */
	companyName: string;
	created: Span;
	sortBy: SortColumn;
	orderBy: 'asc' | 'desc';
}

const DAY_SECONDS = DAY_MS / 1000;

/** Rows keep their place while the list is being read: new ones come last. */
export const everyAccount = (statuses: readonly Status[]): AccountQuery => ({
	statuses,
	companyName: '',
	created: {},
	sortBy: 'creationDate',
	orderBy: 'asc',
});

/**
 * The query that Filters and Sort describe.
 * @throws ParameterError naming the field
 */
export function customerQueryOf(parameters: Parameters): AccountQuery {
	const { created, ...filters } = customerFilters.read(parameters);
	return queryOf(parameters, filters, spanOf(created));
}

/** As {@link customerQueryOf}: resellers cannot be filtered by date of creation. @throws ParameterError */
export const resellerQueryOf = (parameters: Parameters): AccountQuery =>
	queryOf(parameters, resellerFilters.read(parameters), {});

function queryOf(
	parameters: Parameters,
	{ companyName, status }: ReturnType<typeof resellerFilters.read>,
	created: Span,
): AccountQuery {
	const { column, direction } = sort.read(parameters);
	const statuses = status === 'all' ? STATUSES : [status];
	return { statuses, companyName, created, sortBy: column, orderBy: direction };
}

/** Whole days in UTC, in which Adobe keeps its times. */
const spanOf = ({ from, to }: DayRange): Span => ({
	from: from === undefined ? undefined : from * DAY_SECONDS,
	to: to === undefined ? undefined : (to + 1) * DAY_SECONDS - 1,
});
