import { valueAt, type Endpoint, type ListEndpoint, type PageSize, type Vendor } from '../../../shared/engine/endpoint';
import { customer, type CustomerRow } from './contracts';

/** Milliseconds. Trend Micro publishes no time limit. */
const TIMEOUT = 100_000;

/** "Invoking SMPI" has this header on every request, including those without a body. */
const headers = { 'Content-Type': 'application/json; charset=utf-8' };

/** The form of an error answer is not documented, so the usual ones are read. */
const trendMicro: Vendor = {
	name: 'Trend Micro',
	errorCode: ['error.code', 'code', 'error_code'],
	errorMessage: ['error.message', 'message', 'msg', 'error_description', 'error'],
	errorDetails: ['error.details', 'details'],
	requestIdHeaders: ['x-traceid', 'x-request-id'],
	hasTokens: false,
	/** Every good answer has one of the two. */
	isErrorBody: (body) => valueAt(body, 'customers') === undefined && valueAt(body, 'paging') === undefined,
	advice: [
		{
			status: 401,
			message: 'Trend Micro did not accept the access token, the secret key or the time of the request',
			description:
				'Copy both keys again from Remote Manager (Administration → Third-party integration), and check the clock of this n8n: Trend Micro rejects requests that are more than 15 minutes off',
		},
		{
			status: 403,
			message: 'This account is not allowed to read customers, or the customer does not belong to this account',
			description:
				'Check the role of the Remote Manager account that the keys belong to, and the customer ID if you entered one',
		},
		{
			status: 404,
			message: 'Trend Micro could not find this address or customer',
			description: 'Check the customer ID, and Base URL and SMPI Version in the credential',
		},
	],
};

export const CUSTOMERS_PER_PAGE: PageSize = { key: 'limit', default: 100, max: 100 };

/** "List customers": 1 to 100 customers per page, in no documented order. */
export const listCustomers: ListEndpoint<CustomerRow> = {
	vendor: trendMicro,
	name: 'List customers',
	method: 'GET',
	path: '/customers',
	headers,
	timeoutMs: TIMEOUT,
	answer: 'json',
	paging: {
		by: 'page',
		in: 'query',
		key: 'page',
		first: 1,
		size: CUSTOMERS_PER_PAGE,
		rowsAt: ['customers'],
		totalAt: 'paging.total',
		sizeAt: 'paging.limit',
	},
	row: customer,
};

/** "Get seat usage of customers": of 1 to 20 customers by id, without pages. */
export const customersUsage: Endpoint = {
	vendor: trendMicro,
	name: 'Get customer usage',
	method: 'GET',
	path: '/customers/usage',
	headers,
	timeoutMs: TIMEOUT,
	answer: 'json',
};
