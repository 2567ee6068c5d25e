import type { Call, Endpoint, ListEndpoint, PageSize } from '../endpoint';
import { VendorError } from '../errors';
import { addressOf, isSameOrigin } from '../http/address';
import type { Session } from '../http/session';

/** Where a page begins: the number of a page or row, a cursor, or a link. `undefined` for the first page of the latter. */
export type Position = number | string;

/**
 * `ifUnknown`: when no total can show later that rows are missing. `ifPromised`: also when a total promises rows.
 * `ifEmpty`: also when the vendor says that there are none at all.
 */
export type SecondLook = 'ifUnknown' | 'ifPromised' | 'ifEmpty';

/** One page to ask for. */
export interface PageRequest {
	/** Counted from 0. */
	index: number;
	position: Position | undefined;
	/** Rows to ask for. */
	size: number;
	/** When an empty page is asked for again; never if absent. A page that should have a list and has none always is. */
	secondLook?: SecondLook;
	/** Rows on the pages before it, as far as known: a total that is not higher explains an empty page. */
	rowsBefore?: number;
}

/** What to send for one page. */
interface Sending {
	session: Session;
	endpoint: Endpoint;
	call: Call;
}

/**
 * The request for a page of a list.
 * @throws VendorError (`rejected`) when a link leads to another origin
 */
export function sendingOf<Row>(
	session: Session,
	endpoint: ListEndpoint<Row>,
	call: Call,
	{ index, position, size }: PageRequest,
): Sending {
	const { paging } = endpoint;
	// Errors name the page from the second on.
	const named = index === 0 ? endpoint : { ...endpoint, name: `${endpoint.name}, page ${index + 1}` };
	if (paging.by === 'link' && position !== undefined) return followed(session, named, call, String(position));
	let paged = call;
	if ((paging.by === 'page' || paging.by === 'row' || paging.by === 'cursor') && position !== undefined)
		paged = withValue(paged, paging.in, paging.key, position);
	const asked: PageSize | undefined = paging.by === 'none' ? undefined : paging.size;
	const usual = 'in' in paging && paging.in === 'body' ? 'body' : 'query';
	if (asked !== undefined) paged = withValue(paged, asked.in ?? usual, asked.key, size);
	return { session, endpoint: named, call: paged };
}

function withValue(call: Call, where: 'query' | 'body' | 'header', key: string, value: Position): Call {
	if (where === 'header') return { ...call, headers: { ...call.headers, [key]: String(value) } };
	if (where === 'query') return { ...call, query: { ...call.query, [key]: value } };
	return { ...call, body: nested(call.body ?? {}, key.split('.'), value) };
}

function nested(body: object, [name = '', ...inner]: string[], value: Position): Record<string, unknown> {
	const own: Record<string, unknown> = { ...body };
	const held = own[name];
	own[name] = inner.length === 0 ? value : nested(typeof held === 'object' && held !== null ? held : {}, inner, value);
	return own;
}

/** A link that the vendor gave: the credential goes with it, so it must not leave the origin. */
function followed(session: Session, endpoint: Endpoint, call: Call, link: string): Sending {
	const from = addressOf(session.baseUrl, endpoint, call);
	if (!isSameOrigin(link, from)) {
		const target = URL.canParse(link, from) ? new URL(link, from).origin : 'an address that cannot be read';
		throw new VendorError('rejected', `${endpoint.vendor.name} links to ${target} (${endpoint.name})`, {
			description:
				'Links to another origin are not followed, to protect the credential. If that address is right, set it as the Base URL in the credential.',
		});
	}
	const { origin, pathname, search } = new URL(link, from);
	// Braces would be taken for the place of an ID.
	const path = `${pathname}${search}`.replace(/[{}]/g, encodeURIComponent);
	return { session: { ...session, baseUrl: origin }, endpoint: { ...endpoint, path }, call: { ...call, query: {} } };
}
