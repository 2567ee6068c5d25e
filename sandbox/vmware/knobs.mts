import { choice, off, text, whole, type KnobValues } from '../frame/knobs.mts';

/** What VMware's documents leave open, with the likeliest answer as the default. */
export const vmwareKnobs = {
	tokenSeconds: whole(1_800, 1, 'life of access tokens issued from now on'),
	tokenHeader: choice(['either', 'csp-auth-token', 'authorization'], 'the header that an access token may come in'),
	cspTokenName: choice(['either', 'api_token', 'refresh_token'], 'the form field of a CSP API token'),
	roles: choice(['distributor', 'none'], 'none: every search is answered with 403'),
	position: choice(['results', 'pages'], 'what pageStart and next count'),
	nextAtEnd: choice<string | number | null>(
		[null, 0, 'absent', 'beyond'],
		'next on the last page; beyond: the result after the last',
	),
	totals: choice(['exact', 'low', 'high', 'absent'], 'whether totalResultsCount is true'),
	maxPageLimit: whole(1_000, 1, 'largest page'),
	abovePageLimit: choice(['clamp', 'reject'], 'a pageLimit above it: cut down, or 400'),
	beyondEnd: choice(['empty', 'reject'], 'a pageStart beyond the last result: an empty page, or 404'),
	noEndDate: choice(['last', 'first'], 'where subscriptions without an end date sort, ascending by it'),
	ties: choice(['stable', 'shuffled'], 'the order of subscriptions that end at the same time, in each answer'),
	ignoreSorter: off('the sorter is accepted and without effect'),
	inactive: text(
		'CANCELLED,TERMINATED,EXPIRED,ERROR',
		'statuses that are hidden unless INCLUDE_INACTIVE_SUBSCRIPTIONS is true',
	),
	emptyResults: choice(['array', 'null', 'absent'], 'results of a page without any'),
	missing: choice(['absent', 'null'], 'properties that a subscription does not have'),
	dateForm: choice(['seconds', 'milliseconds', 'offset'], '…:00Z, …:00.000Z or …:00+00:00'),
	errorBody: choice(['message', 'errorMessage', 'nested', 'text'], 'form of error answers'),
};
export type VmwareKnobs = KnobValues<typeof vmwareKnobs>;
