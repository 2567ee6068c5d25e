import { randomBytes } from 'node:crypto';
import { json, mediaType, type Reply, type Route } from '../frame/vendor.mts';
import type { AdobeData } from './data.mts';
import type { AdobeContext } from './errors.mts';
import type { adobeKnobs } from './knobs.mts';

const PATHS = ['/ims/token/v3', '/ims/token/v2'];

/** Adobe's identity service: client credentials. Only v2 is seen to be used with its parameters in the query. */
export const tokenRoutes: Array<Route<AdobeData, typeof adobeKnobs>> = PATHS.map((path) => ({
	method: 'POST',
	path,
	handle(request, context) {
		const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
		const form = new URLSearchParams([...request.query, ...new URLSearchParams(isForm ? request.body.toString() : '')]);
		if (path.endsWith('v3') && (!isForm || request.query.size > 0)) {
			context.violate('token parameters', 'They belong in the body, as a form');
		}
		return refusal(form, context) ?? issue(context);
	},
}));

/** Errors as OAuth 2.0 has them (RFC 6749, 5.2), unlike those of the API. */
function refusal(form: URLSearchParams, context: AdobeContext): Reply | undefined {
	const { clientId, clientSecret } = context.identity;
	const refused = (error: string, description: string) => json(400, { error, error_description: description });
	if (form.get('grant_type') !== 'client_credentials') {
		return refused('unsupported_grant_type', 'invalid grant_type parameter');
	}
	if (form.get('client_id') !== clientId) return refused('invalid_client', 'invalid client_id parameter');
	if (form.get('client_secret') !== clientSecret) return refused('invalid_client', 'invalid client_secret parameter');
	const asked = (form.get('scope') ?? '').split(',').map((scope) => scope.trim());
	const had = context.knobs.scopes.split(',');
	return asked.every((scope) => had.includes(scope)) ? undefined : refused('invalid_scope', 'invalid scope parameter');
}

function issue({ tokens, identity, knobs, violate }: AdobeContext): Reply {
	const { clientId } = identity;
	if (tokens.holdsFresh(clientId)) violate('token per request', 'A token was asked for while another is still good');
	const value = `eyJ.${randomBytes(48).toString('base64url')}`;
	tokens.issue({ value, clientId, claims: {} }, knobs.tokenSeconds);
	const answer = { access_token: value, token_type: 'bearer', expires_in: knobs.tokenSeconds };
	return { ...json(200, answer, { 'cache-control': 'no-store' }), whenLost: () => tokens.refused(value) };
}
