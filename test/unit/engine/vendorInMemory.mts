import { number, object, text, type RowContract } from '../../../shared/engine/contract';
import type { Endpoint, ListAnswer, ListEndpoint, Paging, Vendor } from '../../../shared/engine/endpoint';
import { Fault, type Headers, type Host, type HttpAnswer, type HttpRequest } from '../../../shared/engine/http/host';
import { openSession, type Session } from '../../../shared/engine/http/session';

export interface Row {
	id?: string | null;
	rank?: number | null;
}

export const vendor: Vendor = {
	name: 'Testing Vendor',
	errorCode: ['code'],
	errorMessage: ['message'],
	errorDetails: ['details'],
	requestIdHeaders: ['x-request-id'],
	advice: [],
};

/** One row. */
export const getRow: Endpoint = {
	vendor,
	name: 'Get row',
	method: 'GET',
	path: '/rows/{row}',
	timeoutMs: 1000,
	answer: 'json',
};

const ROW: RowContract<Row> = {
	name: 'row',
	schema: object({ id: text(), rank: number() }),
	id: (row) => row.id,
};

/** A list of rows, read in any way. */
export const endpointWith = (paging: Paging, method: 'GET' | 'POST' = 'GET'): ListEndpoint<Row> => ({
	vendor,
	name: 'List rows',
	method,
	path: '/rows',
	timeoutMs: 1000,
	answer: 'json',
	paging,
	row: ROW,
});

/** A list that is asked for by page numbers or by row positions, with or without a number for the next page. */
export const listEndpoint = (
	counts: 'pages' | 'rows',
	first: 0 | 1 = 1,
	size = 100,
	linked = false,
	more: Partial<ListAnswer> = {},
): ListEndpoint<Row> =>
	endpointWith({
		by: counts === 'pages' ? 'page' : 'row',
		in: 'query',
		key: 'position',
		first,
		size: { key: 'size', default: size, max: 1000 },
		rowsAt: ['rows'],
		totalAt: 'total',
		...(linked && { nextAt: 'next' }),
		...more,
	});

/** An answer with a status or headers of its own. */
export class Reply {
	constructor(
		readonly json: unknown,
		readonly headers: Headers = {},
		readonly status = 200,
	) {}
}

/** What a request asks for. */
export interface Ask {
	position: number;
	size: number;
	/** Requests before it. */
	request: number;
	http: HttpRequest;
}

export type Trouble = 'none' | 'busy' | 'down' | 'reset' | 'cut' | 'html' | 'empty';

/** Time passes only while somebody waits, so that tests need none of their own. */
export class VendorInMemory {
	requests = 0;
	inFlight = 0;
	mostInFlight = 0;
	hints: string[] = [];
	private clock = 0;
	private sent = 0;

	constructor(
		/** What a request is answered with; `{status}` rejects it. */
		private readonly answer: (ask: Ask) => unknown,
		private readonly troubles: Trouble[] = [],
		/** How long each request takes to reach the list, in turns of the event loop; requests overtake each other by it. */
		private readonly delays: number[] = [],
	) {}

	session(inFlight = 4): Session {
		return openSession(this.host(), { baseUrl: 'https://vendor.example/api', inFlight });
	}

	private host(): Host {
		return {
			http: async (request) => await this.serve(request),
			wait: async (milliseconds) => {
				this.clock += milliseconds;
				await Promise.resolve();
			},
			throwIfCancelled: () => undefined,
			now: () => this.clock,
			random: () => 0.5,
			hint: (text_) => void this.hints.push(text_),
			debug: () => undefined,
		};
	}

	private async serve(http: HttpRequest): Promise<HttpAnswer> {
		this.inFlight += 1;
		this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
		const delay = this.delays[this.sent % this.delays.length] ?? 0;
		this.sent += 1;
		for (let turn = 0; turn <= delay; turn += 1) await Promise.resolve();
		this.inFlight -= 1;
		const request = this.requests;
		this.requests += 1;
		const trouble = this.troubles[request] ?? 'none';
		if (trouble === 'reset') throw new Fault('connection', 'socket hang up', 'ECONNRESET');
		if (trouble === 'busy') return { status: 429, headers: {}, body: '' };
		if (trouble === 'down') return { status: 503, headers: {}, body: '' };
		const query = new URL(http.url).searchParams;
		const [position, size] = [Number(query.get('position')), Number(query.get('size'))];
		const answer = this.answer({ position, size, request, http });
		if (typeof answer === 'object' && answer !== null && !(answer instanceof Reply) && 'status' in answer)
			return { status: Number(answer.status), headers: {}, body: '{}' };
		const reply = answer instanceof Reply ? answer : new Reply(answer);
		const body = reply.json === undefined ? '' : JSON.stringify(reply.json);
		const spoiled = { none: body, cut: body.slice(0, -2), html: '<html></html>', empty: '' }[trouble];
		return { status: reply.status, headers: reply.headers, body: spoiled };
	}
}

/** Rows with ids r0, r1, … */
export const rowsOf = (count: number): Row[] =>
	Array.from({ length: count }, (_, index) => ({ id: `r${index}`, rank: index }));

/** The page that an honest vendor answers with. */
export function pageOf(
	rows: Row[],
	counts: 'pages' | 'rows',
	first: number,
	{ position, size }: { position: number; size: number },
): { rows: Row[]; total: number; next?: number | null } {
	const start = counts === 'pages' ? (position - first) * size : position - first;
	const next = counts === 'pages' ? position + 1 : position + size;
	return {
		rows: rows.slice(start, start + size),
		total: rows.length,
		next: start + size < rows.length ? next : null,
	};
}
