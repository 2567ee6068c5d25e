import type { Call, Endpoint } from '../endpoint';
import { VendorError } from '../errors';

/**
 * All vendors' IDs are ASCII letters, digits and a few joiners. Anything else could escape its place in the path, or is
 * a look-alike letter of another script.
 */
const PLAIN_ID = /^[A-Za-z0-9][\w-]*$/;

/** An ID with every character visible: non-ASCII characters are shown by number. */
const visible = (id: string): string =>
	JSON.stringify(id.slice(0, 60)).replace(
		/[^ -~]/g,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/** Characters that an endpoint may also allow; an ID never begins with one of them. */
const JOINERS = ':.@=';

/**
 * Refuses an ID that could change the address it is put into.
 * @param extra which of `:`, `.`, `@` and `=` it may contain too
 * @throws VendorError (`input`) naming the field
 */
export function checkId(id: string, field: string, extra = ''): string {
	const trimmed = id.trim();
	if (trimmed === '') throw new VendorError('input', `${field} is empty`);
	const allowed = [...JOINERS].filter((joiner) => extra.includes(joiner));
	const plain = allowed.reduce((rest, joiner) => rest.replaceAll(joiner, ''), trimmed.slice(1));
	if (trimmed.length > 128 || !PLAIN_ID.test(`${trimmed.charAt(0)}${plain}`)) {
		const also = ['"-"', '"_"', ...allowed.map((joiner) => `"${joiner}"`)];
		throw new VendorError('input', `${field} ${visible(trimmed)} is not a valid ID`, {
			description: `An ID contains letters from A to Z, digits, ${also.slice(0, -1).join(', ')} and ${also.at(-1)} only. Copy it as the vendor shows it.`,
		});
	}
	return trimmed;
}

/** This machine, a private network, or a name that no public server can have. */
const PRIVATE_HOST =
	/^(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\]|\[f[cd].*\]|[^.:]+|.+\.(localhost|local|internal|lan|test|home\.arpa))$/;

/**
 * Checks and normalizes the address of an API that a user entered in a credential.
 * @returns the address without a trailing slash
 * @throws VendorError (`input`) naming the field
 */
export function checkBaseUrl(text: string, field = 'Base URL'): string {
	const refuse = (why: string): never => {
		throw new VendorError('input', `${field} ${why}`, {
			description: `Set ${field} in the credential, e.g. "https://api.example.com".`,
		});
	};
	const typed = text.trim();
	if (typed === '') return refuse('is empty');
	if (!/^https?:\/\//i.test(typed)) return refuse('must begin with https://');
	if (/[\s\p{Cc}]/u.test(typed)) return refuse('must not contain spaces');
	if (!URL.canParse(typed)) return refuse('is not a valid URL');
	const url = new URL(typed);
	if (url.username !== '' || url.password !== '') return refuse('must not contain a user name or password');
	if (/[?#]/.test(typed)) return refuse('must not contain "?" or "#"');
	if (url.protocol === 'http:' && !PRIVATE_HOST.test(url.hostname)) {
		return refuse(
			'must begin with https://. Use http:// only for addresses on this machine or in a private network, because it exposes secrets',
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/**
 * Refuses to send a credential unencrypted outside the user's own network.
 * @param url of the request that the credential is about to be added to; may be relative to `baseURL`
 * @throws VendorError (`input`)
 */
export const checkOrigin = ({ url, baseURL }: { url: string; baseURL?: string }): void =>
	void checkBaseUrl(URL.canParse(url, baseURL) ? new URL(url, baseURL).origin : (baseURL ?? url));

/** Writes a query string with %20 for spaces, the one form that every vendor reads alike. */
function queryOf(query: Call['query'] = {}): string {
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
	}
	return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The whole address of a call: path with its ids checked and encoded, query written out. */
export function addressOf(baseUrl: string, endpoint: Endpoint, call: Call): string {
	const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(checkId(call.path?.[name] ?? '', name, endpoint.idsMayContain)),
	);
	return `${baseUrl}${path}${queryOf(call.query)}`;
}

/** Whether a vendor's link points to where the credential may be sent. */
export const isSameOrigin = (link: string, baseUrl: string): boolean =>
	URL.canParse(link, baseUrl) && new URL(link, baseUrl).origin === new URL(baseUrl).origin;
