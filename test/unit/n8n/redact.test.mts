/** No secret of a credential is readable in a text that people see, in whatever way it is written there. */
import { describe, expect, test } from '@jest/globals';

import { redactorFor } from '../../../shared/n8n/redact';

/** With every character that is written differently in a URL, in JSON, in a form or in base64. */
const SECRET = 'Kq"7\\x+/=&%é z~_-!(m*Ré)\'t5';
const ASCII = 'Kq7x-Wm_2Rt5/Yp8+Lc4';
const LONG = 'Wm2Rt5Yp8Lc4Vb6Nh1Jd';
const SHORT = 'Rt5Yp8Lc';

const encoded = encodeURIComponent(SECRET);
const strict = encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const form = new URLSearchParams([['', SECRET]]).toString().slice(1);
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each<[string, string]>([
	['as it is', SECRET],
	['percent-encoded, letters and signs as JavaScript leaves them', encoded],
	['percent-encoded by RFC 3986', strict],
	['percent-encoded as far as a form is', form.replaceAll('+', '%20')],
	['percent-encoded with small letters', encoded.toLowerCase()],
	['percent-encoded twice', encodeURIComponent(encoded)],
	['percent-encoded twice by RFC 3986', encodeURIComponent(strict)],
	['as in a form', form],
	['escaped for JSON', JSON.stringify(SECRET).slice(1, -1)],
	['escaped for JSON, slashes too', JSON.stringify(SECRET).slice(1, -1).replace('/', '\\/')],
])('a secret is hidden %s', (_name, written) => {
	expect(redactorFor({ clientSecret: SECRET })(`code ${written} is wrong`)).toBe('code [hidden] is wrong');
});

test.each<[string, string]>([
	['upper case', ASCII.toUpperCase()],
	['lower case', ASCII.toLowerCase()],
	['the other alphabet of base64', ASCII.replace('-', '+').replace('_', '/')],
	['the first alphabet of base64', ASCII.replace('/', '_').replace('+', '-')],
])('a secret is hidden in %s', (_name, written) => {
	expect(redactorFor({ clientSecret: ASCII })(`code ${written} is wrong`)).toBe('code [hidden] is wrong');
});

describe.each([SHORT, 'Wm2Rt5Yp8Lc4', 'Wm2Rt5Yp8Lc4V', 'Wm2Rt5Yp8Lc4Vb', 'ûü>>>???ÿÿÿþþ'])(
	'in base64, the secret %s',
	(secret) => {
		const hides = redactorFor({ clientSecret: secret });

		test('is hidden when it is alone', () => {
			// The last characters also depend on what follows, so they are no part of what is looked for.
			expect(hides(`<${base64(secret)}>`)).toMatch(/^<\[hidden\].{0,3}>$/);
			expect(hides(`<${Buffer.from(secret).toString('base64url')}>`)).toMatch(/^<\[hidden\].{0,3}>$/);
		});

		test.each(['i', 'id', 'id1', 'id12'])('is hidden after the ID %s', (id) => {
			expect(hides(`<${base64(`${id}:${secret}`)}>`)).toMatch(/^<.{0,8}\[hidden\].{0,3}>$/);
		});
	},
);

test.each<[string, string, string]>([
	['its first half', `${LONG.slice(0, 12)}…`, '[hidden]…'],
	['its last half', `…${LONG.slice(-12)}`, '…[hidden]'],
	['the middle of it', `…${LONG.slice(4, 17)}…`, '…[hidden]…'],
	['two of it in a row', `${LONG}${LONG}`, '[hidden]'],
	['two of it with a comma between', `${LONG},${LONG}`, '[hidden],[hidden]'],
	['too little of it to be recognized', LONG.slice(0, 11), LONG.slice(0, 11)],
])('of a long secret, %s is hidden as %s', (_name, text, seen) => {
	expect(redactorFor({ clientSecret: LONG })(text)).toBe(seen);
});

test.each<[string, string, string]>([
	['as it is', `at the end ${SHORT}`, 'at the end [hidden]'],
	['in another case', `<${SHORT.toUpperCase()}>`, '<[hidden]>'],
	['in base64', `<${base64(SHORT)}>`, '<[hidden]M=>'],
	['two in a row', `${SHORT}${SHORT}.`, '[hidden].'],
	['only as a whole', `${SHORT.slice(0, -1)} ${SHORT.slice(1)}`, `${SHORT.slice(0, -1)} ${SHORT.slice(1)}`],
])('a secret of eight characters is hidden %s', (_name, text, seen) => {
	expect(redactorFor({ clientSecret: SHORT })(text)).toBe(seen);
});

test.each<[string, string]>([
	['percent-encoded', 'Rt5%22p8Lc'],
	['escaped for JSON', 'Rt5\\"p8Lc'],
])('spaces around a short secret are no part of it, and it is hidden %s', (_name, written) => {
	expect(redactorFor({ clientSecret: ' Rt5"p8Lc ' })(`<${written}>`)).toBe('<[hidden]>');
});

test('of two secrets that begin alike, the longer one is hidden whole', () => {
	const hides = redactorFor({ key: SHORT, password: `${SHORT}-x2`, other: `${SHORT}-x` });
	expect(hides(`${SHORT}-x2, ${SHORT}-x, ${SHORT}`)).toBe('[hidden], [hidden], [hidden]');
});

test.each<[string, Parameters<typeof redactorFor>]>([
	['with spaces around it', [{ clientSecret: ` ${LONG}\n` }]],
	['inside an object', [{ oauthTokenData: { access_token: LONG } }]],
	['inside a list', [{ keys: ['short', LONG] as never }]],
	[
		'next to numbers and nothing',
		[{ port: 12345678, none: null as never, left: undefined as never, clientSecret: LONG }],
	],
	['in the second of two credentials', [{ clientSecret: SECRET }, { clientSecret: LONG }]],
])('a secret is found in a credential %s', (_name, credentials) => {
	expect(redactorFor(...credentials)(`<${LONG}> 12345678 null short`)).toBe('<[hidden]> 12345678 null short');
});

test('addresses, settings and short words stay readable', () => {
	const settings = {
		baseUrl: 'https://api.example.com',
		scope: 'everything',
		environment: 'production',
		pin: '1234567',
	};
	const text = 'https://api.example.com gave everything to production, and 1234567.';
	expect(redactorFor(settings)(text)).toBe(text);
});

const PROOF = 'aZ9+/=.~%-_0123456789';

test.each<[string, string]>([
	[`Authorization: Bearer ${PROOF}`, 'Authorization: Bearer [hidden]'],
	[`authorization: basic  ${PROOF}, next`, 'authorization: basic  [hidden], next'],
	[`X-Signature: ${PROOF}`, 'X-Signature: [hidden]'],
	[`x-signature=${PROOF} next`, 'x-signature=[hidden] next'],
	[`x-signature  =  '${PROOF}'`, "x-signature  =  '[hidden]'"],
	[`{"x-signature":"${PROOF}"}`, '{"x-signature":"[hidden]"}'],
	[`{'x-signature' : '${PROOF}'}`, "{'x-signature' : '[hidden]'}"],
	['Bearer 0123456789012345678', 'Bearer 0123456789012345678'],
	[`Rebearer ${PROOF}`, `Rebearer ${PROOF}`],
])('of what proves a request, %s becomes %s', (text, seen) => {
	expect(redactorFor()(text)).toBe(seen);
});
