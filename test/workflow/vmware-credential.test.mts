import { describe, expect, test } from '@jest/globals';

import { VmwareCloudPartnerApi } from '../../index';
import { startVmware } from '../../sandbox/index.mts';
import { OAUTH_APP, OTHER_ORG, OWN_ORG } from '../../sandbox/vmware/data.mts';
import type { StoredCredential } from '../support/credentials.mts';
import { credentials, runWorkflow } from '../support/n8n.mts';
import { expectNoSecrets, foundIn, useVendor } from '../support/vendor.mts';

const vmware = useVendor('VmwareCloudPartner', startVmware, { customers: 40 });

const WRONG = 'sandbox-not-the-secret';
const SEARCH = `/cphub/api/seller/v1/distributors/${OWN_ORG}/subscriptions/search`;
const secret = () => String(vmware.sandbox.credential.apiToken);
/** Every account signs in at an address of its own, so that no token of an earlier test is at hand. */
let signIns = 0;
const account = (authentication: string, given = secret(), more: Record<string, unknown> = {}) => {
	signIns += 1;
	const authUrl = `${vmware.recorder.url}${'/'.repeat(signIns)}`;
	const isApp = authentication.endsWith('App');
	return vmware.save({
		authentication,
		authUrl,
		...(isApp ? { apiToken: '', clientId: OAUTH_APP, clientSecret: given } : { apiToken: given }),
		...more,
	});
};
const tried = async (credentials: StoredCredential) =>
	await runWorkflow([{ type: 'VmwareCloudPartnerApi', parameters: {}, credentials }]);
const advice = (status: number) =>
	new VmwareCloudPartnerApi().test.rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	)?.properties.message;

const WAYS: Array<[way: string, path: string, judged: string]> = [
	['apiToken', '/cphub/api/auth/v1/authn/accesstoken', 'the API token'],
	['oauthApp', `/cphub/api/auth/v1/authn/accounts/${OWN_ORG}/accesstoken`, 'the Client ID or the Client Secret'],
	['cspApiToken', '/csp/gateway/am/api/auth/api-tokens/authorize', 'the API token'],
	['cspOauthApp', '/csp/gateway/am/api/auth/authorize', 'the Client ID or the Client Secret'],
];

describe.each(WAYS)('signing in by %s', (way, path, judged) => {
	test.each(['csp-auth-token', 'authorization'])('opens the API with the header %s', async (headerName) => {
		vmware.turn({ tokenHeader: headerName });
		const ran = await vmware.upcoming({}, { account: account(way, secret(), { headerName }) });
		expect(ran.error).toBeUndefined();
		expect(foundIn(ran)).toEqual(vmware.due());
		const [sent] = vmware.recorder.to(SEARCH);
		expect(sent?.headers[headerName]).toMatch(
			headerName === 'authorization' ? /^Bearer \S+$/ : /^[\w-]+\.[\w-]+\.[\w-]+$/,
		);
		expect(vmware.recorder.to(path)).toHaveLength(1);
	});

	test("passes n8n's credential test", async () => {
		const ran = await tried(account(way));
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toEqual([expect.objectContaining({ current: 1 })]);
	});

	test('accepts a secret with spaces around it, as pasted', async () => {
		expect((await vmware.upcoming({}, { account: account(way, ` ${secret()}\n`) })).error).toBeUndefined();
	});

	test('says clearly that the secret is wrong, and does not show it although VMware echoes it', async () => {
		const ran = await vmware.upcoming({}, { account: account(way, WRONG) });
		expect(ran.error?.message).toContain(`VMware did not accept ${judged}`);
		expectNoSecrets(ran, WRONG);
		expect(vmware.recorder.sent.map((sent) => sent.path)).toEqual([path]);
	});

	test("says so in n8n's credential test too", async () => {
		const ran = await tried(account(way, WRONG));
		expect(ran.error?.message).toContain(`VMware did not accept ${judged}`);
		expectNoSecrets(ran, WRONG);
	});

	test('keeps the secret to the body or header of the exchange', async () => {
		await vmware.upcoming({}, { account: account(way) });
		for (const { path: sentTo, body, headers } of vmware.recorder.sent) {
			expect(sentTo).not.toContain(secret());
			if (sentTo !== path) expect(JSON.stringify([body, headers])).not.toContain(secret());
		}
	});
});

describe('after a first sign-in', () => {
	const tokens = () => vmware.recorder.to(SEARCH).map(({ headers }) => headers['csp-auth-token']);

	test.each([
		['API token', { apiToken: WRONG }],
		['Sign-In Method', { authentication: 'oauthApp', clientId: OAUTH_APP, clientSecret: WRONG }],
		['Organization ID', { orgId: OTHER_ORG }],
		['Auth URL', { authUrl: 'http://127.0.0.1:9/' }],
	])('a changed %s is noticed, and the token that n8n still holds is not sent', async (_field, fields) => {
		const own = account('apiToken');
		await vmware.upcoming({}, { account: own });
		const [before] = tokens();
		expect(before).toMatch(/./);
		vmware.recorder.clear();
		if ('orgId' in fields) vmware.provokes('token per request');
		Object.assign(credentials.saved(own.id) ?? {}, fields);
		await vmware.upcoming({}, { account: own });
		expect(tokens()).not.toContain(before);
	});

	test('a wrong API token fails the credential test', async () => {
		const own = account('apiToken');
		await vmware.upcoming({}, { account: own });
		Object.assign(credentials.saved(own.id) ?? {}, { apiToken: WRONG });
		expect((await tried(own)).error?.message).toContain('VMware did not accept the API token');
	});
});

describe('the exchange', () => {
	const sent = async (way: string) => {
		await vmware.upcoming({}, { account: account(way) });
		return vmware.recorder.sent[0];
	};

	test('of an API token is JSON with refreshToken', async () => {
		expect(JSON.parse((await sent('apiToken'))?.body ?? '')).toEqual({ refreshToken: secret() });
	});

	test('of an OAuth app is JSON with clientId and clientSecret', async () => {
		expect(JSON.parse((await sent('oauthApp'))?.body ?? '')).toEqual({ clientId: OAUTH_APP, clientSecret: secret() });
	});

	test('of a CSP API token is a form with api_token', async () => {
		const exchange = await sent('cspApiToken');
		expect([exchange?.headers['content-type'], exchange?.body]).toEqual([
			'application/x-www-form-urlencoded',
			`api_token=${secret()}`,
		]);
	});

	test('of a CSP OAuth app is a form with grant_type, and Basic authorization', async () => {
		const exchange = await sent('cspOauthApp');
		expect(exchange?.body).toBe('grant_type=client_credentials');
		expect(exchange?.headers.authorization).toBe(`Basic ${Buffer.from(`${OAUTH_APP}:${secret()}`).toString('base64')}`);
	});

	test('of Navigator goes to the Base URL when Auth URL is empty', async () => {
		expect((await vmware.upcoming({}, { account: vmware.save({ authUrl: '' }) })).error).toBeUndefined();
	});

	test('of an OAuth app is not sent for an organization that would escape its place in the path', async () => {
		const ran = await vmware.upcoming(
			{ orgId: OWN_ORG },
			{ account: account('oauthApp', secret(), { orgId: '../../x' }) },
		);
		expect(ran.error?.message).toContain('Organization ID in the credential is not a valid ID');
		expect(vmware.recorder.sent).toEqual([]);
	});

	test('names the addresses when there is no such sign-in', async () => {
		vmware.provokes('unknown path');
		const ran = await vmware.upcoming(
			{},
			{ account: account('apiToken', secret(), { authUrl: `${vmware.recorder.url}/elsewhere` }) },
		);
		expect(ran.error?.description).toContain('Check Auth URL, Base URL and Organization ID');
	});
});

describe("n8n's credential test", () => {
	test('names a missing role', async () => {
		vmware.turn({ roles: 'none' });
		expect((await tried(vmware.account)).error).toMatchObject({ httpCode: '403' });
		expect(advice(403)).toContain('not allowed to read the');
	});

	test.each([
		[OTHER_ORG, 403],
		['no-such-org', 404],
	])('reports the organization "%s" with %i', async (orgId, status) => {
		expect((await tried(vmware.save({ orgId }))).error).toMatchObject({ httpCode: String(status) });
		expect(advice(status)).toContain('Organization ID');
	});

	test('names the wrong header', async () => {
		vmware.turn({ tokenHeader: 'authorization' });
		expect((await tried(vmware.account)).error).toMatchObject({ httpCode: '401' });
		expect(advice(401)).toContain('Try the other Header');
	});
});
