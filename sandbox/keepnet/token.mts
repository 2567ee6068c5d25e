import { randomBytes } from 'node:crypto';
import type { Token } from '../frame/tokens.mts';
import { bearerOf, json, mediaType, type Reply, type Route, type VendorRequest } from '../frame/vendor.mts';
import type { KeepnetData } from './data.mts';
import { failure, refuse, type KeepnetContext } from './envelope.mts';
import type { keepnetKnobs } from './knobs.mts';

const COMMON_PERMISSIONS = ['companies/my|GET', 'lookups/licenses|GET', 'lookups|POST'];
const RESELLER_PERMISSIONS = [
	...COMMON_PERMISSIONS,
	'companies/search|POST',
	'companies/search/export|POST',
	'companies/{resourceId}|GET',
	'companies/{resourceId}/license-check|GET',
];

export const TOKEN_PATH = '/connect/token';

/** OAuth 2 client credentials, form-encoded only (Keepnet: Quickstart). */
export const tokenRoute: Route<KeepnetData, typeof keepnetKnobs> = {
	method: 'POST',
	path: TOKEN_PATH,
	handle(request, context) {
		if (mediaType(request) !== 'application/x-www-form-urlencoded') {
			context.violate('token content type', 'The token endpoint takes form-encoded bodies only');
			return failure(500, context.knobs);
		}
		const refusal = tokenRefusal(request, context);
		return refusal ? json(400, { error: refusal }) : issue(context);
	},
};

function tokenRefusal(request: VendorRequest, context: KeepnetContext): string | undefined {
	const form = new URLSearchParams(request.body.toString());
	const { clientId, clientSecret } = context.identity;
	if (request.query.has('client_secret')) {
		context.violate('secret in query', 'The client secret belongs in the body');
	}
	if (request.headers.authorization !== undefined) {
		context.violate('token by header', 'Client credentials belong in the body');
	}
	if (form.get('grant_type') !== 'client_credentials') return 'unsupported_grant_type';
	if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
		return 'invalid_client';
	}
	const scope = form.get('scope');
	if (scope === null) context.violate('token without scope', 'Always send scope=api1');
	return scope === null || scope === 'api1' ? undefined : 'invalid_scope';
}

function issue(context: KeepnetContext): Reply {
	const { tokens, identity, knobs, data } = context;
	const { clientId } = identity;
	if (tokens.holdsFresh(clientId)) {
		context.violate('token per request', 'A token was asked for while another is still good');
	}
	const isReseller = knobs.role === 'Reseller';
	const company = isReseller ? data.own : (data.companies[0] ?? data.own);
	const now = Math.floor(Date.now() / 1_000);
	const claims = {
		user_company_resourceid: company.companyResourceId,
		user_company_name: company.companyName,
		user_company_parentcompany_resourceid: company.reseller?.companyResourceId ?? null,
		role: knobs.role,
		company_admin_access: String(!isReseller),
		reseller_access: String(isReseller),
		root_access: 'false',
		scope: ['api1'],
		iat: now,
		exp: now + knobs.tokenSeconds,
		client_id: clientId,
	};
	const token = tokens.issue({ value: tokenText(claims), clientId, claims }, knobs.tokenSeconds);
	const answer = {
		access_token: token.value,
		expires_in: knobs.tokenSeconds,
		token_type: 'Bearer',
		scope: 'api1',
		permissions: isReseller ? RESELLER_PERMISSIONS : COMMON_PERMISSIONS,
	};
	const headers = { 'cache-control': 'no-store' };
	return { ...json(200, answer, headers), whenLost: () => tokens.refused(token.value) };
}

/** Looks like a JWT and carries the documented claims; the signature is random. */
function tokenText(claims: object): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const header = { alg: 'RS256', typ: 'at+jwt', kid: randomBytes(8).toString('hex') };
	return [part(header), part(claims), randomBytes(64).toString('base64url')].join('.');
}

/** The caller's token. @throws Refusal with 401 and an empty body when it has none or a stale one */
export function authorized(request: VendorRequest, context: KeepnetContext): Token {
	const value = bearerOf(request.headers);
	if (value === undefined) context.violate('missing bearer', 'No Authorization: Bearer header');
	const token = context.tokens.valid(value ?? '');
	if (!token) throw refuse(context, 401);
	return token;
}

/** Also refuses clients that are not a reseller's with 403. */
export function reseller(request: VendorRequest, context: KeepnetContext): Token {
	const token = authorized(request, context);
	if (token.claims.role !== 'Reseller') throw refuse(context, 403);
	return token;
}
