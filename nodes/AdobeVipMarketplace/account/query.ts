import { readDayRange } from '../../../shared/panel/dayRange';
import { readChoice, readText, type Parameters } from '../../../shared/n8n/parameters';
import { DAY_MS } from '../../../shared/renewal/dates/day';
import type { Span } from './slices';

/** The statuses that the lists can be filtered by; one at a time (Adobe docs, "Get customer list"). */
export const STATUSES = ['1000', '1002', '1004', '1026'] as const;
export type Status = (typeof STATUSES)[number];

export const ACTIVE: readonly Status[] = ['1000'];

const SORT_FIELDS = ['creationDate', 'companyName'] as const;

/** Which customers or resellers are asked for, and in which order. */
export interface AccountQuery {
	statuses: readonly Status[];
	/** May hold `*`; any name when empty. */
	companyName: string;
	created: Span;
	sortBy: (typeof SORT_FIELDS)[number];
	orderBy: 'asc' | 'desc';
}

const DAY_SECONDS = DAY_MS / 1000;

/** Rows keep their place while the list is read: what is new comes last. */
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
export function accountQueryOf(parameters: Parameters): AccountQuery {
	const status = readChoice(parameters, 'filters.status', {
		field: 'Status',
		choices: [...STATUSES, 'all'] as const,
		fallback: '1000',
	});
	return {
		statuses: status === 'all' ? STATUSES : [status],
		companyName: readText(parameters, 'filters.companyName', 'Company Name'),
		created: createdSpanOf(parameters),
		sortBy: readChoice(parameters, 'sort.by.sortBy', {
			field: 'Sort By',
			choices: SORT_FIELDS,
			fallback: 'creationDate',
		}),
		orderBy: readChoice(parameters, 'sort.by.direction', {
			field: 'Direction',
			choices: ['asc', 'desc'] as const,
			fallback: 'asc',
		}),
	};
}

/** Whole days in UTC, in which Adobe keeps its times. */
function createdSpanOf(parameters: Parameters): Span {
	const { from, to } = readDayRange(parameters, 'filters.created', 'Created');
	return {
		from: from === undefined ? undefined : from * DAY_SECONDS,
		to: to === undefined ? undefined : (to + 1) * DAY_SECONDS - 1,
	};
}
