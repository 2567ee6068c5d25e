import { signatureOf } from '../../credentials/signIn/trendMicro';
import { TrendMicroWorryFreeApi } from '../../credentials/TrendMicroWorryFreeApi.credentials';

const SECRET = ['c2VjcmV0', 'LWZvci10', 'ZXN0cy1v', 'bmx5'].join('');
const TIME = 1795000000;
const HOST = 'https://cspi.example.com';
const GUIDS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

/** Computed by hand in another language. */
const VECTORS: Array<[method: string, path: string, body: string, signature: string]> = [
	['GET', '/SMPI/v2.8/service/wfbss/api/customers?page=2&limit=50', '', 'aqvQiElx+pjZiSuO8PqYm0QWl6HQbV2kMl+xBdgGOK4='],
	['GET', '/SMPI/v2.8/service/wfbss/api/customers?q=Blue%20Heron', '', 'XIuWsZciNxh7CTO2x+ocnBgbK8r3XET+Nlu4zhOYj4o='],
	[
		'PUT',
		`/LMPI/v3/customers/${GUIDS[0]}/subscriptions/${GUIDS[1]}`,
		'{"units_per_license":25}',
		'9v8MDvgkW2quj2ehDD2sH0UpzYFknQURtIu5JQciZks=',
	],
];

test.each(VECTORS)('signs %s %s', (method, path, body, signature) => {
	expect(signatureOf({ method, url: `${HOST}${path}`, body, time: TIME }, SECRET)).toBe(signature);
});

test('signs the method in capitals, and neither scheme nor host', () => {
	const [method, path, body, signature] = VECTORS[0] ?? ['', '', '', ''];
	const url = `http://127.0.0.1:4010${path}`;
	expect(signatureOf({ method: method.toLowerCase(), url, body, time: TIME }, SECRET)).toBe(signature);
});

describe('the credential', () => {
	const credential = new TrendMicroWorryFreeApi();
	const keys = { accessToken: ' sandbox-token ', secretKey: ` ${SECRET} ` };
	const at = (seconds: number) => jest.useFakeTimers({ now: seconds * 1000 });
	afterEach(() => jest.useRealTimers());

	test('signs with fresh time and trace id each time, and replaces what an earlier attempt had', async () => {
		at(TIME);
		const url = `${HOST}/SMPI/v2.8/service/wfbss/api/customers?page=2&limit=50`;
		const first = await credential.authenticate(keys, { url, headers: { Accept: 'application/json' } });
		expect(first.headers).toMatchObject({
			Accept: 'application/json',
			'x-access-token': 'sandbox-token',
			'x-posix-time': String(TIME),
			'x-signature': VECTORS[0]?.[3],
		});
		at(TIME + 7);
		const again = await credential.authenticate(keys, first);
		expect(again.url).toBe(url);
		expect(Object.keys(again.headers ?? {})).toHaveLength(5);
		expect(again.headers?.['x-posix-time']).toBe(String(TIME + 7));
		for (const name of ['x-signature', 'x-traceid']) expect(again.headers?.[name]).not.toBe(first.headers?.[name]);
	});

	test('writes a query that was to be added later into the address, spaces as %20, and signs that', async () => {
		at(TIME);
		const options = {
			baseURL: `${HOST}/`,
			url: '/SMPI/v2.8/service/wfbss/api/customers',
			qs: { q: 'Blue Heron', page: undefined },
		};
		const signed = await credential.authenticate(keys, options);
		expect([signed.url, signed.baseURL, signed.qs]).toEqual([`${HOST}${VECTORS[1]?.[1]}`, undefined, undefined]);
		expect(signed.headers?.['x-signature']).toBe(VECTORS[1]?.[3]);
	});

	test('signs a body as the text that it sends, and an empty one as none', async () => {
		at(TIME);
		const url = `${HOST}${VECTORS[2]?.[1]}`;
		const signed = await credential.authenticate(keys, { method: 'PUT', url, body: { units_per_license: 25 } });
		expect([signed.body, signed.headers?.['x-signature']]).toEqual([VECTORS[2]?.[2], VECTORS[2]?.[3]]);
		const none = await credential.authenticate(keys, { url: `${HOST}${VECTORS[0]?.[1]}`, body: {} });
		expect(none.headers?.['x-signature']).toBe(VECTORS[0]?.[3]);
	});
});
