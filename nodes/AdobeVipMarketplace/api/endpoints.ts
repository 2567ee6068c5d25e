import { isNothing, type RowContract } from '../../../shared/engine/contract';
import { valueAt, type Endpoint, type ListEndpoint, type PageSize, type Vendor } from '../../../shared/engine/endpoint';
import { advice } from './advice';
import {
	accountRow,
	customerDetail,
	notificationRow,
	orderLine,
	pendingLicense,
	priceListOffer,
	subscriptionRow,
	type AccountRow,
	type CustomerDetail,
	type NotificationRow,
	type PendingLicense,
	type SubscriptionRow,
} from './contracts';

/** Milliseconds. Adobe publishes no time limit; its gateway gives up after a minute. */
const TIMEOUT = 70_000;

/** Adobe docs, API headers: required on every call, on those without a body too. */
const HEADERS = { 'Content-Type': 'application/json' };

/** Adobe, its API gateway and its identity service each name errors differently. Every good answer has something. */
function isErrorBody(body: unknown): boolean {
	if (isNothing(body)) return true;
	if (valueAt(body, 'error_code') !== undefined || typeof valueAt(body, 'error') === 'string') return true;
	return valueAt(body, 'code') !== undefined && valueAt(body, 'message') !== undefined;
}

const adobe: Vendor = {
	name: 'Adobe',
	errorCode: ['code', 'error_code', 'error'],
	errorMessage: ['message', 'error_description'],
	errorDetails: ['additionalDetails', 'invalidFields'],
	requestIdHeaders: ['x-request-id'],
	isErrorBody,
	retriableCodes: ['1124', '4118', '429050', '504001'],
	advice,
};

/** Adobe returns no more rows of one list: its own partner application shows "10000+" from there on. */
export const LONGEST_LIST = 10_000;

export const ACCOUNTS_PER_PAGE: PageSize = { key: 'limit', default: 50, max: 50 };

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
		size: ACCOUNTS_PER_PAGE,
		// The table in Adobe's docs and the sample next to it differ; the API answers like the sample.
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

export const customer: RowContract<CustomerDetail> = { name: 'customer', schema: customerDetail, id: () => undefined };
export const license: RowContract<PendingLicense> = {
	name: 'license',
	schema: pendingLicense,
	id: (row) => row.referenceId,
};
export const offer = { name: 'offer', schema: priceListOffer, id: () => undefined };
export const line = { name: 'line item', schema: orderLine, id: () => undefined };

/**
 * Adobe docs, "Manage notifications": the customers of a reseller with a license of the last 7 days that has no order.
 * It is Adobe's only list across customers. Its largest limit is not documented; 10 is that of the sample.
 */
export const listPendingCustomers: ListEndpoint<NotificationRow> = {
	vendor: adobe,
	name: 'List customers with licenses pending an order',
	method: 'GET',
	path: '/v3/notifications',
	headers: HEADERS,
	timeoutMs: TIMEOUT,
	answer: 'json',
	paging: {
		by: 'row',
		in: 'query',
		key: 'offset',
		first: 0,
		size: { key: 'limit', default: 10, max: 10 },
		rowsAt: ['items'],
		totalAt: 'totalCount',
		sizeAt: 'limit',
	},
	row: { name: 'notification', schema: notificationRow, id: (row) => row.customerId },
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
/** Adobe docs, "Preview renewal": an order that is only calculated, so it may be repeated. */
export const previewRenewal = one('POST', 'Preview renewal', '/v3/customers/{customerId}/orders');
/** Adobe docs, "Get licenses pending an order"; not paged. */
export const getOpenAcquisitions = one(
	'GET',
	'Get licenses pending an order',
	'/v3/customers/{customerId}/open-acquisitions',
);
/** Adobe docs, "Manage pricing". */
export const getPriceList = one('POST', 'Get price list', '/v3/pricelist');
