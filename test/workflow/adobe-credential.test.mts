import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';

import { tokenRequestOf } from '../../credentials/signIn/adobe';
import { accountOf, sealed } from '../../credentials/signIn/tokens';
import { AdobeVipMarketplaceApi } from '../../index';
import { TOKEN, useAdobe } from '../support/adobe.mts';
import { credentials, runWorkflow } from '../support/n8n.mts';

const adobe = useAdobe({ customers: 60 });

const list = { resource: 'reseller', operation: 'getAll' };
const runWith = async (fields: Record<string, unknown>) =>
	await runWorkflow([{ type: 'AdobeVipMarketplace', parameters: list, credentials: adobe.save(fields) }]);

test('the token is asked for by a form with client id, client secret and scope', async () => {
	await adobe.run(list);
	const [asked, ...more] = adobe.recorder.to(TOKEN);
	expect(more).toEqual([]);
	expect(asked?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
	expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
		grant_type: 'client_credentials',
		client_id: adobe.sandbox.credential.clientId,
		client_secret: adobe.sandbox.credential.clientSecret,
		scope: 'openid,AdobeID,read_organizations',
	});
});

test('the token is kept with the credential', async () => {
	await adobe.run(list);
	const { accessToken } = credentials.saved(adobe.account.id) ?? {};
	const [sent] = adobe.recorder.to('/v3/resellers');
	const token = /^Bearer (\S+)$/.exec(sent?.headers.authorization ?? '')?.[1] ?? 'none';
	// Behind a hash of what it was made from.
	expect(accessToken).toMatch(/^[\w-]{22}\./);
	expect(String(accessToken).slice(23)).toBe(token);
});

describe('after a first sign-in', () => {
	const change = (fields: Record<string, unknown>) => Object.assign(credentials.saved(adobe.account.id) ?? {}, fields);
	const secretsSent = () => adobe.recorder.to('/v3/resellers').map(({ headers }) => headers.authorization);

	test.each([
		['Client Secret', { clientSecret: 'sandbox-not-the-secret' }, 'Client Secret'],
		['Scope', { scope: 'not-a-scope' }, 'Scope'],
	])('a changed %s is noticed, although n8n still holds a token that works', async (_field, fields, named) => {
		await adobe.run(list);
		const [before] = secretsSent();
		adobe.recorder.clear();
		change(fields);
		const ran = await adobe.run(list);
		expect(ran.error?.message).toContain(`Adobe did not accept the`);
		expect(ran.error?.message).toContain(named);
		expect(secretsSent()).not.toContain(before);
	});

	test('a changed address gets a token of its own', async () => {
		await adobe.run(list);
		const [before] = secretsSent();
		adobe.recorder.clear();
		adobe.provokes('token per request');
		change({ imsUrl: adobe.recorder.url.replace('127.0.0.1', 'localhost') });
		expect((await adobe.run(list)).error).toBeUndefined();
		expect(adobe.recorder.sent.filter(({ path }) => path.includes('/ims/token/v3'))).toHaveLength(1);
		expect(secretsSent()).not.toContain(before);
	});

	test('nothing is signed in again while nothing changes', async () => {
		await adobe.run(list);
		adobe.recorder.clear();
		await adobe.run(list);
		expect(adobe.recorder.to(TOKEN)).toHaveLength(0);
	});
});

test('copied spaces and a trailing slash do no harm', async () => {
	const { clientId, clientSecret } = adobe.sandbox.credential;
	const ran = await runWith({
		clientId: ` ${String(clientId)}\n`,
		clientSecret: `${String(clientSecret)} `,
		baseUrl: ` ${adobe.recorder.url}/ `,
		imsUrl: `${adobe.recorder.url}//`,
	});
	expect(ran.error).toBeUndefined();
});

test('credentials that differ in their secret do not share a token', async () => {
	await adobe.run(list);
	const { error } = await runWith({ clientSecret: 'sandbox-another-secret' });
	expect(error?.message).toContain('Adobe did not accept the Client ID or the Client Secret');
});

describe('errors say what is wrong, without any secret', () => {
	const SECRET = 'sandbox-wrong-secret-0123456789';
	const WRONG: Array<[string, Record<string, unknown>, string]> = [
		['a wrong secret', { clientSecret: SECRET }, 'Adobe did not accept the Client ID or the Client Secret'],
		[
			'a wrong client id',
			{ clientId: 'sandbox-nobody', clientSecret: SECRET },
			'Adobe did not accept the Client ID or the Client Secret',
		],
		['no secret', { clientSecret: '' }, 'Client Secret is empty'],
		['no scope', { clientSecret: SECRET, scope: ' ' }, 'Scope is empty'],
		['no IMS URL', { clientSecret: SECRET, imsUrl: '' }, 'IMS URL is empty'],
		['an IMS URL that is none', { clientSecret: SECRET, imsUrl: 'ims.example' }, 'IMS URL must begin with https://'],
		['no Base URL', { clientSecret: SECRET, baseUrl: '' }, 'Base URL is empty'],
	];
	test.each(WRONG)('%s', async (_what, fields, message) => {
		const { error, run } = await runWith(fields);
		expect(`${error?.message} ${error?.description}`).toContain(message);
		const left = inspect([error, run.data.resultData], { depth: 12 });
		expect(left).not.toContain(SECRET);
		expect(left).not.toContain(String(adobe.sandbox.credential.clientSecret));
		expect(adobe.recorder.to('/v3/resellers')).toHaveLength(0);
	});

	test('a scope that the account does not have', async () => {
		const { error } = await runWith({ scope: 'openid,AdobeID,everything' });
		expect(error?.message).toContain('Adobe did not accept the Scope');
		expect(error?.description).toBe('Copy the scopes of your credential from the Adobe Developer Console.');
	});

	test('a sign-in service that cannot be reached', async () => {
		const { error } = await runWith({ imsUrl: 'http://127.0.0.1:9', clientSecret: SECRET });
		expect(error?.message).toContain('The sign-in service of Adobe cannot be reached');
		expect(error?.description).toContain('Check the addresses in the credential');
		expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
	}, 60_000);

	test('neither an error nor an item holds the token', async () => {
		adobe.sandbox.addFault({ kind: 'status', status: 400, match: '/v3/resellers', after: 1 });
		const good = await adobe.run(list);
		const bad = await adobe.run(list);
		const token = String(credentials.saved(adobe.account.id)?.accessToken);
		expect(token.length).toBeGreaterThan(20);
		expect(bad.error).toBeDefined();
		expect(inspect([good.run, bad.run], { depth: 14, maxStringLength: null })).not.toContain(token);
	});
});

describe('the credential test', () => {
	const tested = async (fields: Record<string, unknown> = {}) =>
		await runWorkflow([{ type: 'AdobeVipMarketplaceApi', parameters: {}, credentials: adobe.save(fields) }]);

	test('asks for one reseller', async () => {
		expect((await tested()).status).toBe('success');
		const [asked] = adobe.recorder.to('/v3/resellers');
		expect(asked?.path).toBe('/v3/resellers?limit=1');
	});

	test('fails with a wrong secret', async () => {
		const ran = await tested({ clientSecret: 'sandbox-wrong-secret' });
		expect(ran.status).toBe('error');
		expect(inspect(ran.error, { depth: 6 })).toContain('did not accept the Client ID or the Client Secret');
	});

	test('says what to do about 401 and 403', () => {
		const rules = new AdobeVipMarketplaceApi().test.rules ?? [];
		const said = new Map(rules.map(({ properties: { message, ...on } }) => ['value' in on ? on.value : '', message]));
		expect(said.get(401)).toContain('Check that Environment matches');
		expect(said.get(403)).toContain('Add the Commerce Partner API');
	});
});

describe('authenticate', () => {
	const secrets = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret', scope: 'openid' };
	const { url: ims, body } = tokenRequestOf(secrets);
	const holding = (accessToken: string) => ({ ...secrets, accessToken: sealed(accountOf(ims, body), { accessToken }) });
	const NAMES = ['Authorization', 'X-Api-Key', 'X-Request-Id', 'X-Correlation-Id'];

	test('called again on its own result, replaces its ids and leaves the other headers', async () => {
		const api = new AdobeVipMarketplaceApi();
		const headers = {
			Accept: 'application/json',
			'x-request-id': 'mine',
			'X-CORRELATION-ID': 'mine',
			authorization: 'mine',
		};
		const first = await api.authenticate(holding('sandbox-token'), {
			url: 'https://partners.adobe.io/v3/resellers',
			headers,
		});
		const second = await api.authenticate(holding('sandbox-newer'), first);
		expect(Object.keys(second.headers ?? {}).sort()).toEqual(['Accept', ...NAMES].sort());
		expect(second.headers).toMatchObject({ Authorization: 'Bearer sandbox-newer', 'X-Api-Key': 'sandbox-client' });
		for (const name of ['X-Request-Id', 'X-Correlation-Id']) {
			expect(second.headers?.[name]).toMatch(/^[0-9a-f-]{36}$/);
			expect(second.headers?.[name]).not.toBe(first.headers?.[name]);
		}
	});

	test('n8n’s second try after a 401 has ids of its own', async () => {
		await adobe.run(list);
		adobe.sandbox.addFault({ kind: 'tokenExpiry', match: '/v3/', times: 1 });
		expect((await adobe.run(list)).error).toBeUndefined();
		const sent = adobe.recorder
			.to('/v3/resellers')
			.flatMap(({ headers }) => [headers['x-request-id'], headers['x-correlation-id']]);
		expect(sent).toHaveLength(6);
		expect(new Set(sent).size).toBe(6);
	});
});

test.each([
	['production', 'https://partners.adobe.io', 'https://ims-na1.adobelogin.com'],
	['sandbox', 'https://partnersandbox-stage.adobe.io', 'https://ims-na1-stg1.adobelogin.com'],
])('%s goes to Adobe’s own addresses, whatever the custom ones say', async (environment, api, ims) => {
	const asked: string[] = [];
	const helpers = {
		httpRequest: async ({ url }: { url: string }) => {
			asked.push(url);
			return { statusCode: 200, body: { access_token: 'sandbox-token' } };
		},
	};
	const type = new AdobeVipMarketplaceApi();
	const credential = {
		environment,
		baseUrl: 'https://a.example',
		imsUrl: 'https://b.example',
		clientId: 'c',
		clientSecret: `s ${environment}`,
		scope: 'openid',
		accessToken: '',
	};
	await type.preAuthentication.call({ helpers } as never, credential);
	expect(asked).toEqual([`${ims}/ims/token/v3`]);
	expect(String(type.test.request.baseURL)).toContain(`"${api}"`);
});
