import { valueAt, type ListEndpoint, type PageSize, type Vendor } from '../../../shared/engine/endpoint';
import { subscription, type SubscriptionRow } from './contracts';

/** VMware publishes no time limit (milliseconds). */
const TIMEOUT = 100_000;

const PAGE = ['results', 'totalResultsCount', 'current', 'next'];

/** The pages name an `ErrorResponse` without its fields, so the usual ones are read. */
const vmware: Vendor = {
	name: 'VMware',
	errorCode: ['errorCode', 'cspErrorCode', 'code', 'error.code'],
	errorMessage: ['message', 'errorMessage', 'error_description', 'error.message', 'error'],
	errorDetails: ['details', 'errors'],
	requestIdHeaders: ['x-request-id', 'x-correlation-id', 'x-b3-traceid'],
	/** Every good answer has one of a page's fields. */
	isErrorBody: (body) => PAGE.every((place) => valueAt(body, place) === undefined),
	advice: [
		{
			status: 400,
			message: 'VMware did not accept the search',
			description: 'Check Filters and Sort. VMware documents its keys and operators only by a few examples',
		},
		{
			status: 401,
			message: 'VMware did not accept the access token',
			description: 'Try the other Header in the credential, and check that the token belongs to this organization',
		},
		{
			status: 500,
			message: 'VMware failed to answer',
			description:
				'The service may be down, or closed for this program: Broadcom ended several partner programs in 2024 and 2025. Check with your Broadcom contact whether Cloud Partner Navigator still serves your organization',
		},
		{
			status: 403,
			message: "This account is not allowed to read the organization's subscriptions",
			description:
				'Check Organization ID, and that the token has a role in Cloud Partner Navigator. An API token is valid for one organization only',
		},
		{
			status: 404,
			message: 'VMware could not find this organization as a distributor, or no longer offers this service',
			description: 'Check Organization ID, and Base URL in the credential',
		},
	],
};

export const SUBSCRIPTIONS_PER_PAGE: PageSize = { key: 'pageLimit', default: 100, max: 1000 };

/**
 * "Get Distributor Subscriptions". By default it hides inactive subscriptions and sorts by end date, ascending.
 * The names of the paging parameters are those of its sister operations.
 */
export const searchSubscriptions: ListEndpoint<SubscriptionRow> = {
	vendor: vmware,
	name: 'Get distributor subscriptions',
	method: 'POST',
	path: '/cphub/api/seller/v1/distributors/{orgId}/subscriptions/search',
	timeoutMs: TIMEOUT,
	answer: 'json',
	paging: {
		by: 'row',
		in: 'query',
		/** "Result number to be first on the page"; where a server counts pages, `next` says so and is followed. */
		key: 'pageStart',
		first: 1,
		size: SUBSCRIPTIONS_PER_PAGE,
		rowsAt: ['results'],
		totalAt: 'totalResultsCount',
		nextAt: 'next',
	},
	row: subscription,
};
