import type { RowContract } from '../../../shared/engine/contract';
import { valueAt, type Endpoint, type ListEndpoint, type Vendor } from '../../../shared/engine/endpoint';
import { accountRow, subscriptionRow, type AccountRow, type SubscriptionRow } from './contracts';

/** Adobe publishes no time limit; its gateway gives up after a minute (milliseconds). */
const TIMEOUT = 70_000;

/** Adobe docs, API headers: required on every call, on those without a body too. */
const HEADERS = { 'Content-Type': 'application/json' };

/** Adobe, its API gateway and its identity service each name errors differently. */
function isErrorBody(body: unknown): boolean {
	if (valueAt(body, 'error_code') !== undefined || typeof valueAt(body, 'error') === 'string') return true;
	return valueAt(body, 'code') !== undefined && valueAt(body, 'message') !== undefined;
}

const WRONG_KEY = {
	message: 'Adobe did not accept the Client ID as API key',
	description:
		'Check that the Environment of the credential fits, and that the project in the Adobe Developer Console holds the Commerce Partner API',
};
const WRONG_TOKEN = {
	message: 'Adobe did not accept the access token',
	description: 'Check that the Environment of the credential fits its Client ID',
};
const TOO_MANY = {
	message: 'Adobe is receiving too many requests',
	description: 'Lower Pages in Flight under Options, or run the workflow at another time',
};

export const adobe: Vendor = {
	name: 'Adobe',
	errorCode: ['code', 'error_code', 'error'],
	errorMessage: ['message', 'error_description'],
	errorDetails: ['additionalDetails', 'invalidFields'],
	requestIdHeaders: ['x-request-id'],
	isErrorBody,
	retriableCodes: ['1124', '4118', '429050', '504001'],
	// Adobe docs, Error handling; the six-digit codes are those of its API gateway.
	advice: [
		{
			code: 'invalid_client',
			message: 'Adobe did not accept the Client ID or the Client Secret',
			description: 'Copy both again from the OAuth Server-to-Server credential in the Adobe Developer Console',
		},
		{
			code: 'invalid_scope',
			message: 'Adobe did not accept the Scope of the credential',
			description: 'Copy the scopes from the OAuth Server-to-Server credential in the Adobe Developer Console',
		},
		{
			code: '1115',
			message: 'Adobe does not know this reseller',
			description: 'Check the reseller ID and the Environment of the credential',
		},
		{
			code: '1116',
			message: 'Adobe does not know this customer',
			description: 'Check the customer ID and the Environment of the credential',
		},
		{ code: '1132', message: 'Adobe did not accept the filters or the sorting', description: 'Check Filters and Sort' },
		{
			code: '2115',
			message: 'Adobe does not know this customer',
			description: 'Check the customer ID and the Environment of the credential',
		},
		{
			code: '3115',
			message: 'Adobe does not know this customer or subscription',
			description: 'Check that the subscription belongs to the customer',
		},
		{
			code: '2136',
			message: 'Nothing of this customer renews by itself',
			description: 'Turn on auto-renewal for at least one seat, or list the line items to preview',
		},
		{ code: '2148', message: 'Adobe does not price orders in several currencies', description: 'Turn off Fetch Price' },
		{ code: '2164', message: 'All subscriptions of this customer are already renewed' },
		{ code: '3121', message: 'One of the subscriptions cannot be renewed by hand' },
		{
			code: '3122',
			message: 'This subscription cannot be renewed now',
			description: 'Early renewal opens 30 days before the anniversary, late renewal closes some 14 days after it',
		},
		{ code: '3132', message: 'One of the products cannot be renewed early' },
		{
			code: '3133',
			message: 'The customer is in the last term of its three-year commitment',
			description: 'It has to recommit before it can renew early',
		},
		{ code: '4115', ...WRONG_KEY },
		{ code: '403000', ...WRONG_KEY },
		{ code: '403003', ...WRONG_KEY },
		{ code: '4116', ...WRONG_TOKEN },
		{ code: '4117', ...WRONG_TOKEN },
		{ code: '401013', ...WRONG_TOKEN },
		{ code: '403010', ...WRONG_TOKEN },
		{
			code: '403011',
			message: 'The scopes of the credential do not cover the Commerce Partner API',
			description: 'Copy the scopes from the OAuth Server-to-Server credential in the Adobe Developer Console',
		},
		{ code: '4118', ...TOO_MANY },
		{
			code: '4119',
			message: 'Adobe did not accept the ID of the request (X-Correlation-Id)',
			description: 'Report this to the maintainers of the node',
		},
		{
			code: '4120',
			message: 'Adobe has seen the ID of this request before (X-Request-Id)',
			description: 'Run the workflow again',
		},
		{
			code: '4121',
			message: 'This credential may not see that reseller or customer',
			description: 'It belongs to another distributor, or the account has no permission for it',
		},
		{ status: 401, ...WRONG_TOKEN },
		{
			status: 403,
			message: 'Adobe does not permit this to the credential',
			description: WRONG_KEY.description,
		},
		{ status: 429, ...TOO_MANY },
	],
};

/** More rows of one list Adobe does not give: its own partner application shows "10000+" from there on. */
export const LONGEST_LIST = 10_000;

const accountList = (
	name: string,
	path: string,
	row: RowContract<AccountRow>,
	called: string,
): ListEndpoint<AccountRow> => ({
	vendor: adobe,
	name,
	method: 'GET',
	path,
	headers: HEADERS,
	timeoutMs: TIMEOUT,
	answer: 'json',
	paging: {
		by: 'row',
		in: 'query',
		key: 'offset',
		first: 0,
		size: { key: 'limit', default: 50, max: 50 },
		// The table in Adobe's docs and the sample beside it differ; the API itself answers as the sample.
		rowsAt: ['accounts', called],
		totalAt: 'totalCount',
		sizeAt: 'limit',
		longest: LONGEST_LIST,
	},
	row,
});

/** Adobe docs, "Get customer list". */
export const listCustomers = accountList(
	'List customers',
	'/v3/resellers/{resellerId}/customers',
	{ name: 'customer', schema: accountRow, id: (row) => row.customerId },
	'customers',
);

/** Adobe docs, "Get reseller list". */
export const listResellers = accountList(
	'List resellers',
	'/v3/resellers',
	{ name: 'reseller', schema: accountRow, id: (row) => row.resellerId },
	'resellers',
);

export const subscription: RowContract<SubscriptionRow> = {
	name: 'subscription',
	schema: subscriptionRow,
	id: (row) => row.subscriptionId,
};

const one = (method: 'GET' | 'POST', name: string, path: string): Endpoint => ({
	vendor: adobe,
	name,
	method,
	path,
	headers: HEADERS,
	timeoutMs: TIMEOUT,
	answer: 'json',
});

export const getReseller = one('GET', 'Get reseller', '/v3/resellers/{resellerId}');
export const getCustomer = one('GET', 'Get customer', '/v3/customers/{customerId}');
/** Not paged: the answer holds all of them, whatever their status. */
export const listSubscriptions = one('GET', 'List subscriptions', '/v3/customers/{customerId}/subscriptions');
export const getSubscription = one(
	'GET',
	'Get subscription',
	'/v3/customers/{customerId}/subscriptions/{subscriptionId}',
);
/** Adobe docs, "Preview renewal": an order that is only calculated, so it may be asked for again. */
export const previewRenewal = one('POST', 'Preview renewal', '/v3/customers/{customerId}/orders');
