import { choice, off, on, text, whole, type KnobValues } from '../frame/knobs.mts';

/** What Adobe's documents leave open, with the likeliest answer as the default. */
export const adobeKnobs = {
	tokenSeconds: whole(86_399, 1, 'life of tokens issued from now on'),
	scopes: text('openid,AdobeID,read_organizations', 'the scopes that the account has, comma-separated'),
	errorShape: choice(
		['cpapi', 'gateway'],
		'bodies of 401, 403 and 429: {code, message}, or the API gateway’s {error_code, message}',
	),
	listName: choice(
		['accounts', 'documented'],
		'name of the array in lists; documented: customers and resellers, as the tables have it',
	),
	emptyList: choice(['array', 'absent'], 'the array of a list without rows'),
	totals: choice(['exact', 'low', 'high', 'absent'], 'whether totalCount of lists is true'),
	aboveLimit: choice(['reject', 'clamp'], 'a limit above 50: 400, or cut down'),
	offsetBeyond: choice(['empty', 'reject'], 'an offset beyond the list: no rows, or 400 with code 1133'),
	cap: whole(10_000, 1, 'rows that can be had of one list'),
	capAs: choice(
		['total', 'offset', 'none'],
		'above the cap: totalCount stays at it, or offsets are refused with 1133, or there is none',
	),
	unknownReseller: choice([404, 400, 403, 200], 'customers of a reseller that does not exist; 200: none'),
	foreignCustomer: choice([404, 403], 'a customer of another distributor: 404 with 1116, or 403 with 4121'),
	wildcards: choice(['anywhere', 'end'], 'where in company-name a * stands for any text'),
	plainName: choice(['exact', 'contains'], 'company-name without a *'),
	nameCase: choice(['ignored', 'kept'], 'upper and lower case in company-name'),
	createdDates: choice(
		['both', 'daysOnly'],
		'from- and to-created-date: YYYY-MM-DD (midnight UTC) and times with Z, or days only',
	),
	toCreated: choice(['included', 'excluded'], 'whether the to-created-date itself still counts'),
	blockedUnder1004: off('status=1004 also returns customers with 1010, 1012 and 1014'),
	replayOnLists: off('the two lists also replay an answer when a correlation id comes again'),
	requestIdEcho: on('answers carry X-Request-Id'),
	previewStatus: choice([201, 200, 202], 'status of a good preview'),
};
export type AdobeKnobs = KnobValues<typeof adobeKnobs>;
