import { valueAt, type ListEndpoint, type Vendor } from '../../../../../shared/engine/endpoint';
import { license, type LicenseRow } from './contracts';

const acorn: Vendor = {
	name: 'Acorn',
	errorCode: ['error.code'],
	// A gateway in front of the API answers in its own way.
	errorMessage: ['error.message', 'message'],
	errorDetails: ['error.details'],
	requestIdHeaders: ['x-request-id'],
	isErrorBody: (body) => valueAt(body, 'data') === undefined,
	hasTokens: false,
	advice: [
		{ status: 401, message: 'Acorn did not accept the API key', description: 'Copy it again from Settings > API Keys' },
	],
};

/** `{ "data": [ … ], "page": { "next": "…", "total": 230 } }`; `next` is null on the last page. */
export const listLicenses: ListEndpoint<LicenseRow> = {
	vendor: acorn,
	name: 'List licenses',
	method: 'GET',
	path: '/v1/licenses',
	timeoutMs: 60_000,
	answer: 'json',
	paging: {
		by: 'cursor',
		in: 'query',
		key: 'cursor',
		nextAt: 'page.next',
		size: { key: 'limit', default: 100, max: 100 },
		rowsAt: ['data'],
		totalAt: 'page.total',
	},
	row: license,
};
