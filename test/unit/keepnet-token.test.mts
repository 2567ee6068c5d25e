import { describe, expect, test } from '@jest/globals';

import { access } from '../../nodes/Keepnet/api/access';

const jwt = (claims: unknown) => {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return [part({ alg: 'RS256' }), part(claims), 'signature'].join('.');
};
const check = (oauthTokenData: unknown) => () =>
	access.check?.({ clientId: 'Client-1', clientSecret: 'secret', oauthTokenData } as never);

describe('the token that n8n keeps for a Keepnet credential', () => {
	test.each([
		['none yet', undefined],
		['of the same Client ID', { access_token: jwt({ client_id: 'Client-1' }) }],
		['of the same Client ID in other letters', { access_token: jwt({ client_id: 'CLIENT-1' }) }],
		['that does not say whose it is', { access_token: jwt({ role: 'Reseller' }) }],
		['whose Client ID is no text', { access_token: jwt({ client_id: 7 }) }],
		['with claims that are no object', { access_token: jwt(null) }],
		['that is no JWT', { access_token: 'opaque' }],
		['with two dots but no JSON between them', { access_token: 'a.b.c' }],
		['that is no text', { access_token: 42 }],
	])('is used: one %s', (_what, token) => {
		expect(check(token)).not.toThrow();
	});

	test.each([
		['access_token', { access_token: jwt({ client_id: 'client-2' }) }],
		['accessToken', { accessToken: jwt({ client_id: 'client-2' }) }],
	])('is refused: one of another Client ID in %s', (_where, token) => {
		expect(check(token)).toThrow('belongs to another Client ID');
	});
});
