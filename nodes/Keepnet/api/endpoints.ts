import { isNothing } from '../../../shared/engine/contract';
import { VendorError } from '../../../shared/engine/errors';
import {
	valueAt,
	type Advice,
	type Endpoint,
	type ListEndpoint,
	type PageSize,
	type Vendor,
} from '../../../shared/engine/endpoint';
import { company, type CompanyRow } from './contracts';

/** Milliseconds. Keepnet publishes no time limit; its own web front end waits this long. */
const TIMEOUT = 100_000;

const FAILURES = new Set(['INPUT_ERROR', 'INTERNAL_SERVER_ERROR', 'PRIVACY_ERROR', 'IP_RESTRICTED']);

/** The envelope is described in two ways: `status` (API reference) and `isSuccess` (Quickstart). */
function isErrorBody(body: unknown): boolean {
	if (isNothing(body) || valueAt(body, 'isSuccess') === false) return true;
	const status = valueAt(body, 'status');
	if (typeof status !== 'string' || /^success$/i.test(status)) return false;
	const data = valueAt(body, 'data');
	return FAILURES.has(status.toUpperCase()) || data === undefined || data === null;
}

const keepnet: Vendor = {
	name: 'Keepnet',
	errorCode: ['status', 'error'],
	errorMessage: ['validationMessages.0', 'message', 'messages.0', 'error_description'],
	errorDetails: ['validationMessages'],
	requestIdHeaders: ['x-request-id', 'x-correlation-id', 'request-id'],
	isErrorBody,
	retriableCodes: ['INTERNAL_SERVER_ERROR'],
	advice: [
		{
			code: 'invalid_client',
			message: 'Keepnet did not accept the Client ID or the Client Secret',
			description:
				'Copy both again from Company → Company Settings → REST API. The secret is shown only when the client is created.',
		},
		{
			code: 'PRIVACY_ERROR',
			message: 'The customer has not given its reseller access to its data',
			description: 'The customer can change that in its privacy settings',
		},
		{
			code: 'IP_RESTRICTED',
			message: 'Keepnet does not accept requests from this address',
			description: 'Add the address of this n8n to the IP Restriction list of the REST API client',
		},
		{
			status: 401,
			message: 'Keepnet did not accept the access token',
			description: 'Check that the REST API client is Active (Company → Company Settings → REST API)',
		},
		{
			status: 403,
			message: 'This credential does not have the Reseller role, or the company is not one of its customers',
			description: 'Set Client Role = Reseller in Company → Company Settings → REST API',
		},
		{
			status: 404,
			message: 'Keepnet could not find this company or address',
			description: 'Check Base URL in the credential, and Scope to Company ID if you set it',
		},
	],
};

const BAD_SEARCH = {
	status: 400,
	message: 'Keepnet did not accept the search',
	description: 'Check Filters, Filter (JSON) and Sort: Keepnet cannot filter or sort by every field',
};

/** The largest page is not documented; Keepnet's front end uses 100. */
export const COMPANIES_PER_PAGE: PageSize = { key: 'pageSize', default: 100, max: 1000 };

/** Keepnet API reference, "List companies with license details". */
export const searchCompanies: ListEndpoint<CompanyRow> = {
	vendor: keepnet,
	name: 'Search companies',
	method: 'POST',
	path: '/api/companies/search',
	timeoutMs: TIMEOUT,
	answer: 'json',
	advice: [BAD_SEARCH],
	paging: {
		by: 'page',
		in: 'body',
		key: 'pageNumber',
		first: 1,
		size: COMPANIES_PER_PAGE,
		rowsAt: ['data.results'],
		totalAt: 'data.totalNumberOfRecords',
		sizeAt: 'data.pageSize',
	},
	row: company,
};

/** Keepnet API reference, "Export customer list for billing". */
export const exportCompanies: Endpoint = {
	vendor: keepnet,
	name: 'Export companies',
	method: 'POST',
	path: '/api/companies/search/export',
	timeoutMs: 300_000,
	answer: 'file',
	advice: [BAD_SEARCH],
};

const NO_COMPANY = { status: 404, message: 'Keepnet could not find this company', description: 'Check the company ID' };

const read = (name: string, path: string, ...advice: Advice[]): Endpoint => ({
	vendor: keepnet,
	name,
	method: 'GET',
	path,
	timeoutMs: TIMEOUT,
	answer: 'json',
	advice,
});

export const getCompany = read('Get company', '/api/companies/{companyId}', NO_COMPANY);
export const checkLicense = read('Check license', '/api/companies/{companyId}/license-check', NO_COMPANY);
/** What the vendor's own front end reads at start; whether a REST API client may is not documented. */
export const getSettings = read('Get account settings', '/api/system-users/settings');
export const licenses = read('List licenses', '/api/lookups/licenses');
/** `typeId` 2 holds the industries. */
export const lookup = read('List lookup values', '/api/lookups/{typeId}');

/** Whether Keepnet rejected a filter or a column to sort by. */
export const isRefused = (error: unknown): boolean =>
	error instanceof VendorError && (error.status === 400 || error.status === 422);
