import { choice, off, on, text, whole, type KnobValues } from '../frame/knobs.mts';
import { DATE_FORMATS } from './dates.mts';

/** What Keepnet's documents leave open, with the likeliest answer as the default. */
export const keepnetKnobs = {
	role: choice(['Reseller', 'Company Admin'], 'Client Role of tokens issued from now on'),
	tokenSeconds: whole(3_600, 1, 'life of tokens issued from now on'),
	dateFormat: choice(DATE_FORMATS, 'how dates are written in answers and files'),
	accountSettings: choice([200, 403], 'whether a REST API client may read the account’s settings: 200 or 403'),
	companyDateFormat: text('', 'dateFormat that the details of managed companies show; empty: the account’s'),
	myCompanies: choice(['tree', 'managed'], 'companies/my: the own company with all below it, or the managed ones'),
	clusteredTotals: choice(['rows', 'companies'], 'what the totals of a clustered search count'),
	unlimitedAs: choice(['9999', 'Unlimited', null], 'numberOfUsers of an unlimited license'),
	renewalDateOrderBy: choice(
		['reject', 'alias', 'ignore'],
		'orderBy "RenewalDate": 400, same as LicenseEndDate, or silently without order',
	),
	refuseOrderBy: text('', 'orderBy values to answer with 400, comma-separated; * for all but CreateTime'),
	ignoreOrderBy: off('orderBy is accepted and without effect'),
	nullDates: choice(['first', 'last'], 'where undated companies sort, ascending by LicenseEndDate'),
	ignoreDateFilters: off('date filters are accepted and without effect'),
	refuseDateFilters: off('date filters are answered with 400'),
	dateOnlyUpperBound: choice(
		['startOfDay', 'endOfDay'],
		'what "<=" with a date without time reaches: its 00:00, or all of the day',
	),
	supportsLicenceExpiredFilter: on('false: the LicenceExpired filter is answered with 400'),
	strictFilter: on('null filter 500, empty body 500, null orderBy 400; false: taken as not given'),
	maxPageSize: whole(1_000, 1, 'largest page'),
	abovePageSize: choice(['clamp', 'reject'], 'a pageSize above it: cut down, or 400'),
	totals: choice(['exact', 'low', 'high', 'absent'], 'whether the totals are true'),
	emptyResults: choice(['array', 'null', 'absent'], 'results of a page without rows'),
	newerFields: off('rows also carry the fields only the vendor’s own front end knows'),
	legacyEnvelope: choice<boolean | 'only'>(
		[false, true, 'only'],
		'add isSuccess and messages (Quickstart page); only: instead of status and message',
	),
	pascalCaseErrors: off('error bodies with Status, Message, ValidationMessages'),
	emptyExport: choice(['reject', 'file'], 'export of nothing: 400, or a file with a header only'),
	exportHeaders: choice(
		['typed', 'bare'],
		'Content-Type and Content-Disposition of files; bare: octet-stream, no name',
	),
	csvDelimiter: choice([',', ';'], 'of CSV exports'),
	csvBom: off('CSV exports begin with a byte order mark'),
};
export type KeepnetKnobs = KnobValues<typeof keepnetKnobs>;
