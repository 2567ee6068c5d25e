import { number, object, text } from '../../../shared/engine/contract';
import type { ListEndpoint, Vendor } from '../../../shared/engine/endpoint';
import { Fault, type Host, type HttpAnswer, type HttpRequest } from '../../../shared/engine/http/host';
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

/** A list that is asked for by page numbers or by row positions, with or without a link to the next page. */
export const listEndpoint = (
	counts: 'pages' | 'rows',
	first: 0 | 1 = 1,
	size = 100,
	linked = false,
): ListEndpoint<Row> => ({
	vendor,
	name: 'List rows',
	method: 'GET',
	path: '/rows',
	timeoutMs: 1000,
	answer: 'json',
	paging: {
		in: 'query',
		position: { key: 'position', counts, first },
		size: { key: 'size', default: size, max: 1000 },
		rowsAt: ['rows'],
		totalAt: 'total',
		...(linked && { nextAt: 'next' }),
	},
	row: {
		name: 'row',
		schema: object({ id: text(), rank: number() }),
		id: (row) => row.id,
	},
});

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
		/** What a request is answered with; `{status}` refuses it. */
		private readonly answer: (ask: { position: number; size: number; request: number }) => unknown,
		private readonly troubles: Trouble[] = [],
		/** How long each request takes to reach the list, in turns of the event loop; requests overtake each other by it. */
		private readonly delays: number[] = [],
	) {}

	session(inFlight = 4): Session {
		return openSession(this.host(), { baseUrl: 'https://vendor.example', inFlight });
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

	private async serve({ url }: HttpRequest): Promise<HttpAnswer> {
		this.inFlight += 1;
		this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
		const delay = this.delays[this.sent % this.delays.length] ?? 0;
		this.sent += 1;
		for (let turn = 0; turn <= delay; turn += 1) await Promise.resolve();
		this.inFlight -= 1;
		const request = this.requests;
		this.requests += 1;
		const trouble = this.troubles[request] ?? 'none';
		const query = new URL(url).searchParams;
		const asked = { position: Number(query.get('position')), size: Number(query.get('size')), request };
		if (trouble === 'reset') throw new Fault('connection', 'socket hang up', 'ECONNRESET');
		if (trouble === 'busy') return { status: 429, headers: {}, body: '' };
		if (trouble === 'down') return { status: 503, headers: {}, body: '' };
		const answer = this.answer(asked);
		if (typeof answer === 'object' && answer !== null && 'status' in answer)
			return { status: Number(answer.status), headers: {}, body: '{}' };
		const body = JSON.stringify(answer);
		const spoiled = { none: body, cut: body.slice(0, -2), html: '<html></html>', empty: '' }[trouble];
		return { status: 200, headers: {}, body: spoiled };
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
