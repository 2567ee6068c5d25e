import { choice, off, whole, type KnobValues } from '../frame/knobs.mts';

/** What Trend Micro's documents leave open, with the likeliest answer as the default. */
export const trendmicroKnobs = {
	clockOffset: whole(0, 0, 'seconds that this server’s clock is ahead; above 900 it refuses everybody'),
	requireTraceId: off('a request without x-traceid is answered with 401'),
	requireContentType: off('a request without content-type is answered with 400'),
	versions: choice(['any', 'named', 'unnamed'], 'the SMPI version in the path: either way, must be there, must not'),
	licenseTypeAs: choice(['text', 'number'], 'license_type: text as in the sample, or an integer as in the table'),
	numbersAs: choice(['number', 'text'], 'the other numbers of a customer'),
	expireFormat: choice(['seconds', 'minutes'], 'expire: hh:mm:ssZ as in the sample, or hh:mmZ as in the table'),
	noExpire: choice<string | null>(['', null, 'absent'], 'expire of a customer that has none'),
	cids: choice(['kept', 'ignored'], 'whether the list of customers takes cids'),
	idCase: choice(['upper', 'lower'], 'how the ids of customers are written'),
	totals: choice(['exact', 'low', 'high', 'absent'], 'whether paging.total is true'),
	emptyCustomers: choice(['array', 'null', 'absent'], 'customers of a page of the list without any'),
	contentType: choice(['application/json', 'text/html'], 'Content-Type of answers'),
	errorBody: choice(['nested', 'flat', 'msg', 'text'], 'form of error answers'),
};
export type TrendmicroKnobs = KnobValues<typeof trendmicroKnobs>;
