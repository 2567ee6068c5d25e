import { describe, expect, test } from '@jest/globals';

import { TrendMicroWorryFreeApi } from '../../index';
import { startTrendmicro } from '../../sandbox/index.mts';
import type { StoredCredential } from '../support/credentials.mts';
import { runWorkflow } from '../support/n8n.mts';
import { expectNoSecrets, useVendor } from '../support/vendor.mts';

const trend = useVendor('TrendMicroWorryFree', startTrendmicro, { customers: 20 });

const tried = async (credentials: StoredCredential) =>
	await runWorkflow([{ type: 'TrendMicroWorryFreeApi', parameters: {}, credentials }]);
const advice = (status: number) =>
	new TrendMicroWorryFreeApi().test.rules?.find(
		({ type, properties }) => type === 'responseCode' && properties.value === status,
	)?.properties.message;
const secrets = () => [trend.sandbox.credential.accessToken, trend.sandbox.credential.secretKey];

describe("n8n's credential test", () => {
	test.each(['v2.8', '', ' v2.5 '])('passes with the version "%s"', async (version) => {
		const ran = await tried(trend.save({ version, baseUrl: `${trend.recorder.url}/` }));
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toEqual([expect.objectContaining({ paging: { total: 20, limit: 1, page: 1 } })]);
	});

	test.each([{ secretKey: 'sandbox-not-the-key' }, { accessToken: 'sandbox-not-the-token' }])(
		'fails with %j',
		async (fields) => {
			const ran = await tried(trend.save(fields));
			expect(ran.error).toMatchObject({ httpCode: '401' });
			expectNoSecrets(ran, ...secrets());
			expect(advice(401)).toContain('Access Token, the Secret Key or the time');
		},
	);

	test.each([901, 3600])('fails when the clocks are %i seconds apart', async (clockOffset) => {
		trend.turn({ clockOffset });
		expect((await tried(trend.account)).error).toMatchObject({ httpCode: '401' });
		expect(advice(401)).toContain('15 minutes');
	});

	test('passes when the clocks are 14 minutes apart', async () => {
		trend.turn({ clockOffset: 840 });
		expect((await tried(trend.account)).error).toBeUndefined();
	});

	test('fails when the version does not exist', async () => {
		trend.turn({ versions: 'unnamed' });
		expect((await tried(trend.account)).error).toMatchObject({ httpCode: '404' });
		expect(advice(404)).toContain('SMPI Version');
	});
});

describe('the node', () => {
	test('names wrong keys and the clock when it is refused', async () => {
		const ran = await trend.upcoming({}, { account: trend.save({ secretKey: 'sandbox-not-the-key' }) });
		expect(ran.error?.message).toContain('did not accept the access token, the secret key or the time');
		expect(ran.error?.description).toContain('check the clock of this n8n');
		expectNoSecrets(ran, ...secrets(), 'sandbox-not-the-key');
	});

	test('names them too when the clocks are apart', async () => {
		trend.turn({ clockOffset: 901 });
		expect((await trend.upcoming()).error?.description).toContain('more than 15 minutes off');
	});

	test('accepts keys with spaces around them, as pasted', async () => {
		const [accessToken, secretKey] = secrets();
		const account = trend.save({ accessToken: ` ${accessToken}\n`, secretKey: `\t${secretKey} ` });
		expect((await trend.upcoming({}, { account })).error).toBeUndefined();
	});

	test('never sends the secret key', async () => {
		await trend.upcoming();
		expect(JSON.stringify(trend.recorder.sent)).not.toContain(String(trend.sandbox.credential.secretKey));
	});
});
