import type { Call, Endpoint } from './endpoint';
import { VendorError } from './errors';

/** Ids of all vendors are letters, digits and a few joiners; anything else could leave its place in the path. */
const PLAIN_ID = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/**
 * Refuses an id that could change the address it is put into.
 * @throws VendorError (`input`) naming the field
 */
export function checkId(id: string, field: string): string {
	const trimmed = id.trim();
	if (trimmed === '') throw new VendorError('input', `${field} is empty`);
	if (trimmed.length > 128 || !PLAIN_ID.test(trimmed)) {
		throw new VendorError(
			'input',
			`${field} "${trimmed.slice(0, 60)}" is not a valid ID`,
			{ description: 'An ID holds letters, digits, "-" and "_" only. Copy it as the vendor shows it.' },
		);
	}
	return trimmed;
}

/**
 * Checks and tidies the address of an API that a person typed into a credential.
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
	if (!URL.canParse(typed)) return refuse('is not a valid URL');
	const url = new URL(typed);
	if (url.username !== '' || url.password !== '') return refuse('must not contain a user name or password');
	if (url.search !== '' || url.hash !== '') return refuse('must not contain "?" or "#"');
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

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
		encodeURIComponent(checkId(call.path?.[name] ?? '', name)),
	);
	return `${baseUrl}${path}${queryOf(call.query)}`;
}

/** Whether a link that a vendor sent stays where the credential may be sent. */
export const isSameOrigin = (link: string, baseUrl: string): boolean =>
	URL.canParse(link, baseUrl) && new URL(link, baseUrl).origin === new URL(baseUrl).origin;
