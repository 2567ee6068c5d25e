/** Google's Sheets API v4, as far as n8n's Google Sheets node uses it, behind a sign-in by service account. */
import { createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';

import { z } from 'zod';

import type { Authority } from './authority.mts';
import { httpsServer, parsedJson, type Answer, type Call, type Double } from './double.mts';
import { InvalidArgument, Spreadsheet } from './spreadsheet.mts';

const MINUTE = 60_000;
/** Google's quota: requests a minute for each user of a project, reading and writing apart. */
const PER_MINUTE = 60;
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets';

const inputOption = z.enum(['RAW', 'USER_ENTERED']);
const valueRange = z
	.object({ range: z.string(), values: z.array(z.array(z.unknown())), majorDimension: z.literal('ROWS').optional() })
	.strict();
const valuesBatch = z.object({ valueInputOption: inputOption, data: z.array(valueRange).min(1) }).strict();
const gridBatch = z
	.object({
		requests: z
			.array(
				z
					.object({
						appendDimension: z
							.object({ sheetId: z.coerce.number(), dimension: z.literal('ROWS'), length: z.number().int().min(1) })
							.strict(),
					})
					.strict(),
			)
			.min(1),
	})
	.strict();
const claimsSchema = z
	.object({ iss: z.string(), aud: z.literal(TOKEN_URL), scope: z.string(), iat: z.number(), exp: z.number() })
	.passthrough();

export interface GoogleSheetsDouble extends Double {
	/** The address of the spreadsheet, as the browser shows it. */
	readonly address: string;
	readonly spreadsheet: Spreadsheet;
	/** Requests that changed the spreadsheet or tried to, with the length of their bodies. */
	readonly writes: Array<{ request: string; bytes: number }>;
	/** Takes the spreadsheet away from the service account, until reset. */
	unshare(): void;
	/** Answers this many of the next writes with 429. */
	refuseWrites(times: number): void;
	/** The same for reads. */
	refuseReads(times: number): void;
}

const failure = (code: number, status: string, message: string): Answer => ({
	status: code,
	body: { error: { code, message, status } },
});

/** @param titles of the spreadsheet's tabs, which are empty at first */
export async function makeGoogleSheets(authority: Authority, ...titles: string[]): Promise<GoogleSheetsDouble> {
	const id = randomBytes(33).toString('base64url');
	const email = 'renewals@resellers.iam.gserviceaccount.com';
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});
	const tokens = new Set<string>();
	const writes: GoogleSheetsDouble['writes'] = [];
	let spreadsheet = new Spreadsheet(...titles);
	let recent: Array<{ kind: 'Read' | 'Write'; at: number }> = [];
	let shared = true;
	const refused = { Read: 0, Write: 0 };

	const signIn = ({ body }: Call): Answer => {
		const form = new URLSearchParams(body);
		const [header = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
		const signed = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url');
		const read = claimsSchema.safeParse(parsedJson(Buffer.from(claims, 'base64url').toString()));
		const now = Date.now() / 1000;
		const granted = form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer';
		if (!granted || !signed || !read.success || read.data.iss !== email)
			return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' } };
		const { iat, exp, scope } = read.data;
		if (Math.abs(now - iat) > 300 || exp - iat > 3600)
			return {
				status: 400,
				body: {
					error: 'invalid_grant',
					error_description: 'Invalid JWT: Token must be a short-lived token (60 minutes)',
				},
			};
		if (!scope.split(' ').includes(SCOPE)) return { status: 400, body: { error: 'invalid_scope' } };
		const token = `ya29.${randomBytes(24).toString('base64url')}`;
		tokens.add(token);
		return { status: 200, body: { access_token: token, expires_in: 3599, token_type: 'Bearer' } };
	};

	/** One of the quota's requests. */
	const overQuota = (kind: 'Read' | 'Write'): boolean => {
		recent = recent.filter(({ at }) => at > Date.now() - MINUTE);
		const used = recent.filter((request) => request.kind === kind).length;
		const over = used >= PER_MINUTE || refused[kind]-- > 0;
		if (!over) recent.push({ kind, at: Date.now() });
		return over;
	};

	const routes: Array<[method: string, path: RegExp, answer: (call: Call, part: string) => unknown]> = [
		['GET', /^$/, () => ({ sheets: spreadsheet.properties })],
		[
			'GET',
			/^\/values\/([^:]+(?::[A-Z0-9]+)?)$/,
			({ query }, range) => {
				const render = z
					.enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'])
					.parse(query.get('valueRenderOption') ?? 'FORMATTED_VALUE');
				const values = spreadsheet.read(range, render);
				return { range, majorDimension: 'ROWS', ...(values && { values }) };
			},
		],
		[
			'PUT',
			/^\/values\/(.+)$/,
			({ body, query }, range) => {
				const data = valueRange.parse(parsedJson(body));
				if (data.range !== range)
					throw new InvalidArgument('The range in the body is another than the one in the address.');
				spreadsheet.write([data], inputOption.parse(query.get('valueInputOption')));
				return { spreadsheetId: id, updatedRange: range };
			},
		],
		[
			'POST',
			/^\/values:batchUpdate$/,
			({ body }) => {
				const { data, valueInputOption } = valuesBatch.parse(parsedJson(body));
				spreadsheet.write(data, valueInputOption);
				return { spreadsheetId: id };
			},
		],
		[
			'POST',
			/^:batchUpdate$/,
			({ body }) => {
				for (const { appendDimension } of gridBatch.parse(parsedJson(body)).requests)
					spreadsheet.appendRows(appendDimension.sheetId, appendDimension.length);
				return { spreadsheetId: id, replies: [{}] };
			},
		],
	];

	const serve = (call: Call): Answer => {
		const [scheme, token = ''] = (call.headers.authorization ?? '').split(' ');
		if (scheme !== 'Bearer' || !tokens.has(token))
			return failure(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
		const isWrite = call.method !== 'GET';
		if (isWrite) writes.push({ request: `${call.method} ${call.path}`, bytes: Buffer.byteLength(call.body) });
		if (overQuota(isWrite ? 'Write' : 'Read')) {
			const kind = isWrite ? 'Write' : 'Read';
			return failure(
				429,
				'RESOURCE_EXHAUSTED',
				`Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute per user' of service 'sheets.googleapis.com'.`,
			);
		}
		const prefix = `/v4/spreadsheets/${id}`;
		if (!call.path.startsWith(prefix)) return failure(404, 'NOT_FOUND', 'Requested entity was not found.');
		if (!shared) return failure(403, 'PERMISSION_DENIED', 'The caller does not have permission');
		const path = decodeURIComponent(call.path.slice(prefix.length));
		for (const [method, pattern, answer] of routes) {
			const match = method === call.method && pattern.exec(path);
			if (match) return { status: 200, body: answer(call, match[1] ?? '') };
		}
		return failure(404, 'NOT_FOUND', `${call.method} ${path}: not known here`);
	};
	const handle = (call: Call): Answer => {
		if (call.method === 'POST' && call.path === '/token') return signIn(call);
		try {
			return serve(call);
		} catch (error) {
			if (error instanceof InvalidArgument || error instanceof z.ZodError)
				return failure(400, 'INVALID_ARGUMENT', error.message);
			throw error;
		}
	};

	const hosts = ['sheets.googleapis.com', 'oauth2.googleapis.com'];
	const server = await httpsServer(authority, hosts, handle);
	return {
		vendor: 'Google Sheets',
		url: 'https://sheets.googleapis.com',
		hosts,
		server,
		credentialType: 'googleApi',
		credential: { email, privateKey, inpersonate: false },
		address: `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`,
		get spreadsheet() {
			return spreadsheet;
		},
		writes,
		unshare: () => void (shared = false),
		refuseWrites: (times) => void (refused.Write = times),
		refuseReads: (times) => void (refused.Read = times),
		reset: () => {
			spreadsheet = new Spreadsheet(...titles);
			writes.length = 0;
			recent = [];
			shared = true;
			Object.assign(refused, { Read: 0, Write: 0 });
		},
		close: async () => server.closeAllConnections(),
	};
}
