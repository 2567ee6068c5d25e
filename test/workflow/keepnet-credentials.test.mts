/** The Keepnet credential: one token for all, renewed when it must be, and never to be seen. */
import { describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

import { startSandboxes } from '../../sandbox/index.mts';
import { foundIds, idsOf, SEARCH, TODAY, TOKEN, useKeepnet } from '../support/keepnet.mts';
import { credentials, runWorkflow } from '../support/n8n.mts';

const keepnet = useKeepnet();

const searchAll = { resource: 'company', operation: 'search', returnAll: true };
const searchWith = async (account: ReturnType<typeof keepnet.save>, more: Record<string, unknown> = {}) =>
	await runWorkflow([{ type: 'Keepnet', parameters: { ...searchAll, ...more }, credentials: account }]);
const tokens = () => keepnet.recorder.to(TOKEN).length;
const WHOLE = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, showHidden: true };
const everything = (value: unknown) => inspect(value, WHOLE);

describe('one token', () => {
	test('serves all pages of a list', async () => {
		await keepnet.run({ ...searchAll, options: { pageSize: 10 } });
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(31);
		expect(tokens()).toBe(1);
	});

	test('serves all input items', async () => {
		await keepnet.run({ ...searchAll, returnAll: false, limit: 1 }, { items: Array.from({ length: 8 }, () => ({})) });
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(8);
		expect(tokens()).toBe(1);
	});

	test('serves one execution after the other, whatever they ask for', async () => {
		const companyId = keepnet.sandbox.data.companies[0]?.companyResourceId;
		await keepnet.run(searchAll);
		await keepnet.run({ resource: 'company', operation: 'export' });
		await keepnet.run({ resource: 'company', operation: 'get', companyId });
		await keepnet.run({ resource: 'renewal', operation: 'getUpcoming', options: { asOf: TODAY } });
		expect(tokens()).toBe(1);
	});

	test('is sent unchanged with every request', async () => {
		await keepnet.run(searchAll);
		await keepnet.run(searchAll);
		expect(new Set(keepnet.recorder.to(SEARCH).map(({ headers }) => headers.authorization)).size).toBe(1);
	});
});

describe('a token that expires', () => {
	test.each([1, 4, 10])(
		'in the middle of a reading is renewed once, and no company is lost, with %i pages in flight',
		async (pagesInFlight) => {
			keepnet.sandbox.addFault({ kind: 'tokenExpiry', match: SEARCH, after: 6, times: 1 });
			const ran = await keepnet.run({ ...searchAll, options: { pageSize: 10, pagesInFlight } });
			expect(ran.error).toBeUndefined();
			expect(foundIds(ran).sort()).toEqual(idsOf(keepnet.sandbox.data.companies));
			expect(tokens()).toBe(2);
		},
	);

	test('again and again is renewed every time', async () => {
		keepnet.sandbox.addFault({ kind: 'tokenExpiry', match: SEARCH, after: 3, every: 8, times: 3 });
		const ran = await keepnet.run({ ...searchAll, options: { pageSize: 10, pagesInFlight: 1 } });
		expect(foundIds(ran).sort()).toEqual(idsOf(keepnet.sandbox.data.companies));
		expect(tokens()).toBe(4);
	});

	test('between two executions is renewed once', async () => {
		await keepnet.run(searchAll);
		keepnet.sandbox.addFault({ kind: 'tokenExpiry', times: 1 });
		const ran = await keepnet.run(searchAll);
		expect(ran.json()).toHaveLength(300);
		expect(tokens()).toBe(2);
	});

	test('during an export is renewed once', async () => {
		await keepnet.run(searchAll);
		keepnet.sandbox.addFault({ kind: 'tokenExpiry', times: 1 });
		const ran = await keepnet.run({ resource: 'company', operation: 'export' });
		expect(ran.error).toBeUndefined();
		expect(tokens()).toBe(2);
	});
});

describe('a credential that Keepnet does not accept', () => {
	test.each([
		['Client Secret', { clientSecret: 'sandbox-not-the-secret' }],
		['Client ID', { clientId: 'sandbox-nobody' }],
	])('for a wrong %s is reported as that, asked for once, and nothing else is sent', async (_field, fields) => {
		const ran = await searchWith(keepnet.save(fields));
		expect(ran.error?.message).toContain('Keepnet did not accept the Client ID or the Client Secret');
		expect(ran.error?.description).toContain('Copy both again from Company → Company Settings → REST API');
		expect(keepnet.recorder.sent.map(({ path }) => path)).toEqual([TOKEN]);
	});

	test('of a Company Admin gets the advice to become a Reseller, for every operation', async () => {
		keepnet.sandbox.setKnobs({ role: 'Company Admin' });
		for (const parameters of [
			searchAll,
			{ resource: 'company', operation: 'export' },
			{ resource: 'company', operation: 'get', companyId: 'aB1' },
			{ resource: 'company', operation: 'checkLicense', companyId: 'aB1' },
			{ resource: 'company', operation: 'getCrossSellCandidates' },
			{ resource: 'renewal', operation: 'getUpcoming' },
		]) {
			const { error } = await keepnet.run(parameters);
			expect(error?.message).toContain('This credential does not have the Reseller role');
			expect(error?.description).toContain('Set Client Role = Reseller in Company → Company Settings → REST API');
		}
	});
});

describe('a sign-in that fails temporarily', () => {
	test.each([500, 503])('with %i is tried again', async (status) => {
		keepnet.sandbox.addFault({ kind: 'status', status, match: TOKEN, times: 1 });
		const ran = await keepnet.run(searchAll);
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toHaveLength(300);
	});
});

describe('no secret is visible', () => {
	const inErrorBody = () =>
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body: '{"status":"INPUT_ERROR"}', match: SEARCH });
	test.each<[string, () => void]>([
		['an execution that went well', () => undefined],
		['a refusal', () => keepnet.sandbox.setKnobs({ role: 'Company Admin' })],
		['a token that is never accepted', () => keepnet.sandbox.addFault({ kind: 'status', status: 401, match: '/api/' })],
		['a list that cannot be sorted', () => keepnet.sandbox.setKnobs({ refuseOrderBy: 'CreateTime' })],
		['an answer that is an error', inErrorBody],
	])('in what %s leaves behind', async (_what, prepare) => {
		prepare();
		for (const onError of [undefined, 'continueRegularOutput'] as const) {
			const ran = await keepnet.run(searchAll, { onError });
			const left = everything([ran.run, ran.hints]);
			expect(left).not.toContain(String(keepnet.sandbox.credential.clientSecret));
			for (const { headers } of keepnet.recorder.to(SEARCH)) {
				expect(left).not.toContain(String(headers.authorization).replace('Bearer ', ''));
			}
		}
	});

	test('in what a wrong secret leaves behind', async () => {
		const clientSecret = 'sandbox-not-the-secret';
		expect(everything((await searchWith(keepnet.save({ clientSecret }))).run)).not.toContain(clientSecret);
	});

	test('when Keepnet repeats it in an error', async () => {
		const { clientSecret } = keepnet.sandbox.credential;
		const body = JSON.stringify({ status: 'INPUT_ERROR', message: `Bad request by ${String(clientSecret)}` });
		keepnet.sandbox.addFault({ kind: 'status', status: 400, body, match: SEARCH });
		const ran = await keepnet.run(searchAll);
		expect(ran.error?.description).toContain('Bad request by [hidden]');
		expect(everything(ran.run)).not.toContain(String(clientSecret));
	});

	test.each(['eyJhbGciOiJub25lIn0.eyJzYW5kYm94Ijp0cnVlfQ.c2FuZGJveA', 'sandbox-opaque-token'])(
		'when Keepnet repeats a token that has just been issued: %s',
		async (token) => {
			const server = createServer(({ url, headers }, answer) => {
				const issued = { access_token: token, expires_in: 3600, token_type: 'Bearer', scope: 'api1' };
				const refused = { status: 'INPUT_ERROR', message: `Not for ${headers.authorization}` };
				answer.writeHead(url === TOKEN ? 200 : 400, { 'content-type': 'application/json' });
				answer.end(JSON.stringify(url === TOKEN ? issued : refused));
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			const ran = await searchWith(keepnet.save({ baseUrl, accessTokenUrl: `${baseUrl}${TOKEN}` }));
			server.close();
			expect(ran.error?.description).toContain('Not for');
			expect(everything(ran.run)).not.toContain(token);
		},
	);
});

describe('Base URL', () => {
	test.each([
		['with slashes at its end', (url: string) => `${url}//`],
		['with spaces around it', (url: string) => `  ${url}/ `],
	])('%s is normalized, also for the token', async (_what, typed) => {
		const ran = await searchWith(keepnet.save({ baseUrl: typed(keepnet.recorder.url), accessTokenUrl: undefined }));
		expect(ran.error).toBeUndefined();
		expect(keepnet.recorder.sent.map(({ path }) => path)).toEqual([TOKEN, SEARCH, SEARCH, SEARCH, SEARCH]);
	});

	test.each([
		['', 'Base URL is empty'],
		['api.keepnetlabs.com', 'Base URL must begin with https://'],
		['https://', 'Base URL is not a valid URL'],
		['https://user:word@example.com', 'Base URL must not contain a user name or password'],
		['https://example.com/?x=1', 'Base URL must not contain "?" or "#"'],
	])('"%s" is refused before anything is sent', async (baseUrl, message) => {
		const { error } = await searchWith(keepnet.save({ baseUrl }));
		expect(error?.message).toContain(message);
		expect(error?.description).toContain('Set Base URL in the credential');
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('a certificate that is not trusted', () => {
	test.each([true, false])('is accepted only with Ignore SSL Issues: %s', async (ignoreSSLIssues) => {
		const sandboxes = await startSandboxes({ vendors: ['keepnet'], tls: true, customers: 20 });
		const [secure] = sandboxes.vendors;
		const account = credentials.save(secure?.credentialType ?? '', { ...secure?.credential, ignoreSSLIssues });
		const ran = await searchWith(account);
		const broken = secure?.violations();
		await sandboxes.close();
		expect(broken).toEqual([]);
		if (ignoreSSLIssues) expect(ran.json()).toHaveLength(20);
		else {
			expect(ran.error?.message).toContain('Keepnet cannot be reached');
			expect(ran.error?.description).toContain('self-signed certificate');
		}
	});
});

describe('spaces around a pasted value', () => {
	test.each([
		['Client Secret', { clientSecret: 'sandbox-secret ' }],
		['Client ID', { clientId: '\nsandbox-client' }],
	])('in %s are reported before anything is sent, because n8n would send them too', async (field, fields) => {
		const { error } = await searchWith(keepnet.save(fields));
		expect(error?.message).toContain(`${field} in the credential starts or ends with a space`);
		expect(error?.description).toContain('Remove the spaces');
		expect(keepnet.recorder.sent).toEqual([]);
		expect(JSON.stringify(error)).not.toContain('sandbox-secret');
	});
});

describe('a token that n8n keeps, of another account', () => {
	const jwt = (claims: object) =>
		['{}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
	const keep = async ({ id, type }: ReturnType<typeof keepnet.save>, fields: Record<string, unknown>) =>
		await credentials.updateCredentials({ id, name: id }, type, { ...credentials.saved(id), ...fields } as never);

	test('is not used once the Client ID is changed, though n8n keeps it', async () => {
		const account = keepnet.save();
		await searchWith(account);
		await keep(account, { clientId: 'other-client' });
		const before = keepnet.recorder.sent.length;
		const { error } = await searchWith(account);
		expect(error?.message).toContain('The token that n8n keeps for this credential belongs to another Client ID');
		expect(error?.description).toContain('create a new credential');
		expect(keepnet.recorder.sent).toHaveLength(before);
	});

	test('is not used in the next round of a loop over accounts', async () => {
		const account = keepnet.save({ clientId: '={{ $json.client }}' });
		const run = async (client: string) =>
			await runWorkflow([{ type: 'Keepnet', parameters: searchAll, credentials: account }], { items: [{ client }] });
		const own = String(keepnet.sandbox.credential.clientId);
		expect((await run(own)).json()).toHaveLength(300);
		expect((await run('other-client')).error?.message).toContain('belongs to another Client ID');
		expect((await run(own)).json()).toHaveLength(300);
	});

	test('is noticed if another execution signs in while companies are read', async () => {
		const account = keepnet.save();
		await searchWith(account);
		keepnet.recorder.clear();
		keepnet.sandbox.addFault({ kind: 'latency', ms: 500, match: SEARCH, times: 1 });
		const running = searchWith(account, { returnAll: false, limit: 5 });
		while (keepnet.recorder.to(SEARCH).length === 0) await sleep(10);
		await keep(account, { oauthTokenData: { access_token: jwt({ client_id: 'other-client' }) } });
		const ran = await running;
		expect(ran.error?.message).toContain('belongs to another Client ID');
		expect(ran.json()).toEqual([]);
	});
});
