/** No secret is to be seen: not in outputs, errors, hints, logs, nor in what n8n stores of an execution. */
import { useLogs } from './support/logs.mts';

import { inspect } from 'node:util';

import { beforeEach, describe, expect, test } from '@jest/globals';
import { stringify } from 'flatted';
import type { INodeType } from 'n8n-workflow';

import * as package_ from '../../index';
import { redactorFor } from '../../shared/n8n/redact';
import { panelOf } from '../support/contexts.mts';
import type { Ran } from '../support/n8n.mts';
import type { Alter, Answer, Sent } from './support/between.mts';
import { inJson } from './support/between.mts';
import {
	OPERATIONS,
	useEveryVendor,
	VENDOR_NODES,
	type Fields,
	type Operation,
	type VendorNode,
} from './support/everyOperation.mts';

const every = useEveryVendor(8);
const logs = useLogs();

/** Marked, and with every character that is written differently in a URL, in JSON or in a form. */
const odd = (name: string): string => `${name}9f3Kq"7\\x+/=&%é z~${name}.Wm2Rt5Yp8Lc4Vb6Nh1Jd0Gs3Fk7Qz`;
const SECRET = odd('secret');
const KEY = odd('key');
/** Tokens are what a header can carry. */
const TOKENS = ['first', 'second'].map((name) => `${name}-token_9f3Kq7x.Wm2Rt5Yp8Lc4Vb6Nh1Jd0Gs3Fk7Qz-${name}_Ae8`);
const [FIRST = '', SECOND = ''] = TOKENS;
const REFRESH = 'refresh-token_4Tg6Bv2Cx9Zs1Qa8Wd5Ef7Rg3Hy';
const ID = 'an-account-id-0123456789';

/** What each vendor may know of an account, and so repeat. */
const KNOWN: Record<VendorNode, string[]> = {
	AdobeVipMarketplace: [SECRET, ...TOKENS],
	Keepnet: [SECRET, ...TOKENS, REFRESH],
	TrendMicroWorryFree: [FIRST, KEY],
	VmwareCloudPartner: [SECRET, KEY, ...TOKENS],
};
const CREDENTIALS: Record<VendorNode, Fields> = {
	AdobeVipMarketplace: { clientId: ID, clientSecret: SECRET },
	Keepnet: { clientId: ID, clientSecret: SECRET },
	TrendMicroWorryFree: { accessToken: FIRST, secretKey: KEY },
	VmwareCloudPartner: { apiToken: SECRET, clientId: ID, clientSecret: KEY },
};

/** The secrets with which a node signs in to its sandbox: the fields that CREDENTIALS names, but the ID. */
function secretsIn(node: VendorNode): string[] {
	const { credential } = every.vendors[node];
	const secrets = Object.entries(CREDENTIALS[node])
		.filter(([, value]) => value !== ID)
		.map(([name]) => credential[name])
		.filter((secret): secret is string => typeof secret === 'string' && secret !== '');
	if (secrets.length === 0) throw new Error(`CREDENTIALS names no secret of ${node}'s credential`);
	return secrets;
}

/** A page token in the query is none of a sign-in. */
const isSignIn = ({ path }: Pick<Sent, 'path'>): boolean => /token|authorize/.test(path.split('?')[0] ?? '');
/** The token that a vendor issued; a vendor that is asked with an API key knows none. */
const tokenOf = (node: VendorNode): string => (KNOWN[node].includes(FIRST) ? FIRST : 'no-token-was-issued');
const basic = (secret: string): string => Buffer.from(`${ID}:${secret}`).toString('base64');

/** Everything secret about a request, written in every way that a vendor might repeat it. */
function echoOf(node: VendorNode, { headers, body, path }: Sent): string {
	const used = Object.values(headers).join();
	// A token that was not issued in this execution, nobody can know.
	const issued = isSignIn({ path }) ? [] : used.includes(SECOND) ? [FIRST, SECOND, REFRESH] : [FIRST, REFRESH];
	const known = KNOWN[node].filter((secret) => secret === SECRET || secret === KEY || issued.includes(secret));
	const forms = known.flatMap((secret) => [
		secret,
		encodeURIComponent(secret),
		encodeURIComponent(encodeURIComponent(secret)),
		new URLSearchParams({ a: secret }).toString(),
		JSON.stringify(secret),
		JSON.stringify(JSON.stringify(secret)),
		basic(secret),
		Buffer.from(secret).toString('base64url'),
		secret.toUpperCase(),
		`…${secret.slice(5, 25)}`,
		secret.slice(0, 20),
	]);
	const sent = [
		headers.authorization,
		headers['csp-auth-token'],
		headers['x-access-token'],
		`x-signature: ${String(headers['x-signature'])}`,
		body,
		path,
	];
	return [...forms, ...sent, JSON.stringify(headers)].join(' | ');
}

const errorBody = (text: string): string => {
	const code = text.slice(0, 3000);
	return JSON.stringify({
		status: code,
		isSuccess: false,
		message: text,
		messages: [text],
		validationMessages: [text, SECRET],
		errorMessage: text,
		msg: text,
		code,
		error_code: code,
		errorCode: code,
		error: { code, message: text, details: [text] },
		error_description: text,
		additionalDetails: [text],
		invalidFields: [text],
		details: [text],
		errors: [text],
	});
};

type Trouble = (node: VendorNode) => Alter;

/** Answers every request to the API with an error that repeats what is secret. */
const refusing =
	(status: number, more: (node: VendorNode, sent: Sent) => Partial<Answer> = () => ({})): Trouble =>
	(node) =>
	(_answer, sent) => {
		if (isSignIn(sent)) return signedIn(FIRST);
		const safe = encodeURIComponent(echoOf(node, sent)).slice(0, 4000);
		const headers = {
			'content-type': 'application/json',
			'x-request-id': tokenOf(node),
			'x-traceid': SECRET.replace(/[^ -~]/g, ''),
			'x-echo': safe,
			'retry-after': '99999',
		};
		return { status, headers, body: errorBody(echoOf(node, sent)), ...more(node, sent) };
	};

const signedIn = (token: string): Partial<Answer> => ({
	status: 200,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({
		access_token: token,
		accessToken: token,
		refresh_token: REFRESH,
		token_type: 'Bearer',
		expires_in: 3600,
	}),
});

const signing = new Set<string>();
const plain = (text: string): string => text.replace(/-/g, '+').replace(/_/g, '/').toLowerCase();

/** What must not be found: any part of a secret, as it is or in base64. */
function needles(): Set<string> {
	const parts = new Set<string>();
	for (const secret of [SECRET, KEY, ...TOKENS, REFRESH]
		.flatMap((one) => [one, basic(one).slice(36, -4)])
		.concat([...signing])) {
		for (let at = 0; at + 14 <= secret.length; at += 1) parts.add(plain(secret.slice(at, at + 14)));
	}
	return parts;
}

function expectClean(what: string, text: string): void {
	const wanted = needles();
	const seen = plain(text);
	for (let at = 0; at < seen.length; at += 1) {
		if (wanted.has(seen.slice(at, at + 14)))
			throw new Error(`${what} holds a secret: …${text.slice(Math.max(0, at - 200), at + 60)}…`);
	}
}

function expectNoSecrets(node: VendorNode, ran: Ran): void {
	for (const { headers } of every.between(node).sent) {
		if (typeof headers['x-signature'] === 'string') signing.add(headers['x-signature']);
	}
	expectClean(
		'the execution',
		inspect(ran.run, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null }),
	);
	expectClean('the stored execution', stringify(ran.run.data));
	for (const item of ran.outputs().flat()) {
		for (const { data } of Object.values(item.binary ?? {}))
			expectClean('a file', Buffer.from(data, 'base64').toString());
	}
	expectClean('the log', logs.text());
	const { error } = ran;
	if (error === undefined) return;
	const { message, description, stack, cause, context } = error;
	expectClean(
		'the error',
		inspect([message, description, stack, cause, context, Object.getOwnPropertyDescriptors(error)], {
			depth: Infinity,
			showHidden: true,
			maxStringLength: null,
		}),
	);
}

beforeEach(() => {
	logs.clear();
	signing.clear();
});

const named = OPERATIONS.map((operation) => [operation.name, operation] as const);

test.each(named)('%s leaves no secret behind when it works', async (_name, operation) => {
	const ran = await every.run(operation);
	expect(ran.error).toBeUndefined();
	const { node } = operation;
	const left = `${inspect(ran.run, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null })}${stringify(ran.run.data)}${logs.text()}`;
	const tokens = every
		.between(node)
		.sent.flatMap(({ headers }) => [
			headers.authorization?.replace(/^Bearer /, ''),
			headers['csp-auth-token'],
			headers['x-signature'],
		]);
	for (const secret of [...secretsIn(node), ...tokens]) {
		if (typeof secret === 'string' && secret !== '') expect(left).not.toContain(secret);
	}
});

const redirecting = (node: VendorNode, sent: Sent): Partial<Answer> => ({
	headers: {
		location:
			`https://${tokenOf(node).toLowerCase().replace(/_/g, '-')}.example.com/${encodeURIComponent(echoOf(node, sent))}`.slice(
				0,
				6000,
			),
	},
});
const TROUBLES: Array<[string, Trouble]> = [
	...[200, 400, 401, 403, 404, 409, 422, 429, 501, 503].map((status): [string, Trouble] => [
		`${status}`,
		refusing(status),
	]),
	['a redirect', refusing(302, redirecting)],
	[
		'a bare sentence',
		refusing(400, (node, sent) => ({ headers: { 'content-type': 'text/plain' }, body: echoOf(node, sent) })),
	],
];

describe.each(TROUBLES)('an answer of %s that repeats all secrets', (_what, trouble) => {
	test.each(named)('to %s leaves none behind', async (_name, operation) => {
		every.between(operation.node).alter(trouble(operation.node));
		const credential = CREDENTIALS[operation.node];
		// One failing item ends the execution, another becomes an item of the error output.
		const ended = await every.run(operation, {}, { credential });
		expect(ended.error).toBeDefined();
		expectNoSecrets(operation.node, ended);
		const continued = await every.run(operation, {}, { credential, onError: 'continueErrorOutput' });
		expect(continued.outputs()[1]).toHaveLength(1);
		expectNoSecrets(operation.node, continued);
	});
});

const upcomingOf = (node: VendorNode): Operation => {
	const operation = OPERATIONS.find((one) => one.node === node && one.operation === 'getUpcoming');
	if (operation === undefined) throw new Error(`${node} gets no upcoming renewals`);
	return operation;
};

describe('a sign-in that fails and repeats the secrets', () => {
	const METHODS = ['apiToken', 'oauthApp', 'cspApiToken', 'cspOauthApp'];
	const ways: Array<[VendorNode, Fields]> = [
		['AdobeVipMarketplace', {}],
		['Keepnet', {}],
		...METHODS.map((authentication): [VendorNode, Fields] => ['VmwareCloudPartner', { authentication }]),
	];
	const answers: Array<[string, (node: VendorNode, sent: Sent) => Partial<Answer>]> = [
		...[400, 401, 403, 404, 501].map((status): [string, (node: VendorNode, sent: Sent) => Partial<Answer>] => [
			`${status}`,
			(node, sent) => ({
				status,
				headers: { 'content-type': 'application/json' },
				body: errorBody(echoOf(node, sent)),
			}),
		]),
		[
			'an OAuth error',
			(node, sent) => ({
				status: 401,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ error: 'invalid_client', error_description: echoOf(node, sent) }),
			}),
		],
		['text', (node, sent) => ({ status: 400, headers: { 'content-type': 'text/plain' }, body: echoOf(node, sent) })],
		['a redirect', (node, sent) => ({ status: 302, headers: redirecting(node, sent).headers ?? {}, body: '' })],
	];
	test.each(ways.flatMap(([node, fields]) => answers.map(([what, answer]) => [node, what, fields, answer] as const)))(
		'of %s, with %s, %j',
		async (node, _what, fields, answer) => {
			const between = every.between(node);
			between.alter((_answer, sent) => (isSignIn(sent) ? answer(node, sent) : undefined));
			const authUrl = node === 'VmwareCloudPartner' ? { authUrl: between.url } : {};
			const ran = await every.run(
				upcomingOf(node),
				{},
				{ credential: { ...CREDENTIALS[node], ...authUrl, ...fields } },
			);
			expect(ran.error).toBeDefined();
			expect(between.sent.some(isSignIn)).toBe(true);
			expectNoSecrets(node, ran);
		},
	);
});

test.each(['AdobeVipMarketplace', 'Keepnet', 'VmwareCloudPartner'] as const)(
	'%s: a token that was renewed on the way, and the one before it, are hidden',
	async (node) => {
		let tokens = 0;
		every.between(node).alter((answer, sent) => {
			if (isSignIn(sent)) return signedIn(TOKENS[tokens++ === 0 ? 0 : 1] ?? '');
			return JSON.stringify(sent.headers).includes(FIRST)
				? { status: 401, body: errorBody(echoOf(node, sent)) }
				: refusing(400)(node)(answer, sent);
		});
		const ran = await every.run(upcomingOf(node), {}, { credential: CREDENTIALS[node] });
		expect(every.between(node).sent.some(({ headers }) => JSON.stringify(headers).includes(SECOND))).toBe(true);
		expect(ran.error).toBeDefined();
		expectNoSecrets(node, ran);
	},
);

describe('a row that holds secrets where a number or a date should be', () => {
	/** Which answer holds rows, where, and their dates and numbers. */
	const ROWS: Record<VendorNode, [match: RegExp, list: string, fields: string[]]> = {
		AdobeVipMarketplace: [/subscriptions$/, 'items', ['renewalDate', 'currentQuantity']],
		Keepnet: [/search$/, 'results', ['licenseEndDate', 'targetUserCount', 'licenceExpired']],
		TrendMicroWorryFree: [/customers\?/, 'customers', ['expire', 'seat_count']],
		VmwareCloudPartner: [/search\?/, 'results', ['subscriptionEndDate', 'serviceRefs']],
	};

	test.each(VENDOR_NODES.flatMap((node) => [0, 5, 20, 27].map((before) => [node, before] as const)))(
		'%s, cut off after %i other characters, is reported without them',
		async (node, before) => {
			const [match, list, fields] = ROWS[node];
			const spoiled = (token: string) =>
				Object.fromEntries(
					fields.map((field, index) => [field, `${'x'.repeat(before)}${index % 2 === 0 ? token : SECRET}`]),
				);
			const between = every.between(node);
			between.alter((answer, sent) => {
				// Signed in as usual, so that the token that was issued is what is repeated.
				const token =
					sent.headers.authorization?.replace(/^Bearer /, '') ??
					sent.headers['csp-auth-token'] ??
					sent.headers['x-access-token'];
				if (token !== undefined) signing.add(String(token));
				return inJson(match, (body) => {
					const holder = list in body ? body : (body.data as Fields);
					holder[list] = (holder[list] as Fields[]).map((row) => ({ ...row, ...spoiled(String(token)) }));
					return body;
				})(answer, sent);
			});
			// The secret is not the sandbox's, so it stands in a field that nothing is sent of.
			const ran = await every.run(upcomingOf(node), {}, { credential: { unused: SECRET } });
			expect(ran.hints.length).toBeGreaterThan(0);
			expect(ran.hints.join()).toContain('[hidden]');
			expectClean('a hint', ran.hints.join('\n'));
			expectClean('the log', logs.text());
		},
	);
});

test.each(VENDOR_NODES)('%s: a secret that was entered in the wrong field is not shown', async (node) => {
	const own = OPERATIONS.filter((one) => one.node === node);
	const operation = own.find((one) => one.operation === 'get') ?? own.find((one) => one.operation === 'getAll');
	if (operation === undefined) throw new Error('There is no such operation');
	for (const field of ['companyId', 'customerId', 'orgId', 'resellerId', 'limit']) {
		const { error, hints } = await every.run(operation, { [field]: SECRET }, { credential: CREDENTIALS[node] });
		const { message, description, stack } = error ?? {};
		expectClean('the error', inspect([message, description, stack, hints, logs.text()], { maxStringLength: null }));
	}
});

describe('a connection that fails', () => {
	const FAULTS = [
		['breaks off', { kind: 'reset' }, {}],
		['is cut off in the middle', { kind: 'resetMidBody' }, {}],
		['hangs', { kind: 'hang' }, { timeout: 1 }],
	] as const;
	test.each(
		VENDOR_NODES.flatMap((node) => FAULTS.map(([what, fault, options]) => [node, what, fault, options] as const)),
	)('%s: which %s', async (node, _what, fault, options) => {
		every.vendors[node].addFault({ ...fault, times: 2 });
		const url = every.vendors[node].url;
		const addresses = Object.fromEntries(
			Object.entries({ baseUrl: url, imsUrl: url, accessTokenUrl: `${url}/connect/token` }).filter(
				([name]) => name in every.vendors[node].credential,
			),
		);
		const ran = await every.run(upcomingOf(node), { options }, { credential: addresses });
		const left = `${inspect([ran.run, ran.error], { depth: Infinity, showHidden: true, maxStringLength: null })}${logs.text()}`;
		for (const secret of secretsIn(node)) expect(left).not.toContain(secret);
	});

	test('is logged, so that this file does look at the log', async () => {
		every.vendors.Keepnet.addFault({ kind: 'status', status: 503, match: '/api/', times: 1 });
		await every.run(upcomingOf('Keepnet'));
		expect(logs.text()).toContain('next attempt in');
	});
});

describe('the panel', () => {
	const MENUS: Array<[VendorNode, 'listSearch' | 'loadOptions', string]> = VENDOR_NODES.flatMap((node) => {
		const { methods = {} } = new package_[node]() as INodeType;
		return (['listSearch', 'loadOptions'] as const).flatMap((kind) =>
			Object.keys(methods[kind] ?? {}).map((name): [VendorNode, typeof kind, string] => [node, kind, name]),
		);
	});
	test.each(MENUS)('%s: %s %s shows no secret that the vendor repeats', async (node, kind, name) => {
		every.between(node).alter(refusing(400)(node));
		const type = new package_[node]() as INodeType;
		const panel = panelOf(type, every.account(node, CREDENTIALS[node]));
		const method = type.methods?.[kind]?.[name] as (this: unknown) => Promise<unknown>;
		const error: unknown = await method.call(panel).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(Error);
		const own = error instanceof Error ? [error.message, error.stack, Object.getOwnPropertyDescriptors(error)] : [];
		expectClean('the error', inspect(own, { depth: Infinity, showHidden: true, maxStringLength: null }));
	});
});

test.each(VENDOR_NODES)('%s: whatever way a secret is written, it is hidden', (node) => {
	const sent: Sent = { method: 'GET', path: '/', headers: { authorization: `Bearer ${SECOND}` }, body: '', at: 0 };
	const echo = echoOf(node, sent);
	expect(() => expectClean('the echo', echo)).toThrow('holds a secret');
	expectClean(
		'what is left',
		redactorFor(Object.fromEntries(KNOWN[node].map((secret, index) => [`field${index}`, secret])))(echo),
	);
});

test('what is no secret stays readable', () => {
	const redact = redactorFor({
		clientSecret: SECRET,
		accessToken: FIRST,
		baseUrl: 'https://api.example.com',
		short: 'body',
	});
	const text =
		'Keepnet said: the token has expired: check the body. Basic settings, https://api.example.com, Request ID 1f2e-3d4c.';
	expect(redact(text)).toBe(text);
	expect(redact(`a ${SECRET} b ${FIRST}, c`)).toBe('a [hidden] b [hidden], c');
});
