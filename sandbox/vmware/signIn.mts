import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { bearerOf, json, mediaType, type Reply, type Route, type VendorRequest } from '../frame/vendor.mts';
import { cspFailure, failure, jsonBody, refuse, type VmwareContext } from './answers.mts';
import { OAUTH_APP, OTHER_ORG, OWN_ORG, type VmwareData } from './data.mts';
import type { vmwareKnobs } from './knobs.mts';

type VmwareRoute = Route<VmwareData, typeof vmwareKnobs>;

/** The header that Navigator documents, and the usual one. */
export const tokenOf = (headers: IncomingHttpHeaders): string | undefined =>
	headers['csp-auth-token']?.toString() ?? bearerOf(headers);

/** Gives out a token; a client that still has one that works should not have asked. */
function issue(context: VmwareContext): { value: string; whenLost: () => void } {
	const { tokens, identity, knobs } = context;
	const { clientId } = identity;
	if (tokens.holdsFresh(clientId))
		context.violate('token per request', 'A token was asked for while another is still good');
	const now = Math.floor(Date.now() / 1_000);
	const claims = { context_name: OWN_ORG, iat: now, exp: now + knobs.tokenSeconds };
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const value = [part({ alg: 'RS256', typ: 'JWT' }), part(claims), randomBytes(48).toString('base64url')].join('.');
	tokens.issue({ value, clientId, claims }, knobs.tokenSeconds);
	return { value, whenLost: () => tokens.refused(value) };
}

/** Navigator answers 201, in camel case and without a life time ("Identity", authn/accesstoken). */
function navigatorToken(context: VmwareContext): Reply {
	const { value, whenLost } = issue(context);
	const answer = {
		accessToken: value,
		idToken: randomBytes(24).toString('base64url'),
		refreshToken: null,
		returnUrl: null,
	};
	return { ...json(201, answer), whenLost };
}

function cspToken(context: VmwareContext): Reply {
	const { value, whenLost } = issue(context);
	const answer = {
		id_token: randomBytes(24).toString('base64url'),
		token_type: 'bearer',
		expires_in: context.knobs.tokenSeconds - 1,
		scope: 'ALL_PERMISSIONS openid',
		access_token: value,
		refresh_token: null,
	};
	return { ...json(200, answer), whenLost };
}

const apiTokenRoute: VmwareRoute = {
	method: 'POST',
	path: '/cphub/api/auth/v1/authn/accesstoken',
	handle(request, context) {
		const { refreshToken } = jsonBody(request, context);
		if (refreshToken === context.identity.clientSecret) return navigatorToken(context);
		return failure(400, context.knobs, `invalid_grant: Invalid refresh token: ${String(refreshToken)}`);
	},
};

const oauthAppRoute: VmwareRoute = {
	method: 'POST',
	path: '/cphub/api/auth/v1/authn/accounts/{orgId}/accesstoken',
	handle(request, context) {
		const { clientId, clientSecret } = jsonBody(request, context);
		if (request.params.orgId !== OWN_ORG) return failure(404, context.knobs);
		if (clientId === OAUTH_APP && clientSecret === context.identity.clientSecret) return navigatorToken(context);
		return failure(401, context.knobs, `Invalid client: ${String(clientId)}/${String(clientSecret)}`);
	},
};

function formOf(request: VendorRequest, context: VmwareContext): URLSearchParams {
	if (mediaType(request) === 'application/x-www-form-urlencoded') return new URLSearchParams(request.body.toString());
	context.violate('content type', 'CSP takes form-encoded bodies only');
	return new URLSearchParams();
}

const cspApiTokenRoute: VmwareRoute = {
	method: 'POST',
	path: '/csp/gateway/am/api/auth/api-tokens/authorize',
	handle(request, context) {
		const form = formOf(request, context);
		if (request.query.size > 0) context.violate('secret in query', 'The API token belongs in the body');
		const { cspTokenName } = context.knobs;
		const names = cspTokenName === 'either' ? ['api_token', 'refresh_token'] : [cspTokenName];
		const given = names.map((name) => form.get(name)).find((value) => value !== null);
		if (given === context.identity.clientSecret) return cspToken(context);
		return cspFailure(400, `invalid_grant: Invalid refresh token: ${given}`);
	},
};

const cspOauthAppRoute: VmwareRoute = {
	method: 'POST',
	path: '/csp/gateway/am/api/auth/authorize',
	handle(request, context) {
		const form = formOf(request, context);
		const [, basic = ''] = /^Basic (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
		const given = Buffer.from(basic, 'base64').toString();
		if (form.get('grant_type') !== 'client_credentials') return cspFailure(400, 'invalid_request: grant_type');
		return given === `${OAUTH_APP}:${context.identity.clientSecret}`
			? cspToken(context)
			: cspFailure(400, `invalid_client: ${given}`);
	},
};

export const signInRoutes: VmwareRoute[] = [apiTokenRoute, oauthAppRoute, cspApiTokenRoute, cspOauthAppRoute];

/** Checks the caller's token and organization. @throws Refusal with 401, 403 or 404 */
export function authorize(request: VendorRequest, context: VmwareContext): void {
	const { knobs, tokens } = context;
	const { headers, params } = request;
	const value = tokenOf(headers);
	if (value === undefined) context.violate('missing token', 'Neither csp-auth-token nor Authorization: Bearer');
	if (headers['csp-auth-token'] !== undefined && headers.authorization !== undefined) {
		context.violate('two tokens', 'Both csp-auth-token and Authorization were sent');
	}
	const wrongHeader = knobs.tokenHeader !== 'either' && headers[knobs.tokenHeader] === undefined;
	if (wrongHeader || !tokens.valid(value ?? '')) throw refuse(context, 401);
	if (params.orgId === OTHER_ORG || knobs.roles === 'none') throw refuse(context, 403);
	if (params.orgId !== OWN_ORG) throw refuse(context, 404);
}
