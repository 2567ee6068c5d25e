import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { deliver, resetSocket } from './delivery.mts';
import { FaultBook, isInstead, retryAfterHeader, type Instead, type Strike } from './faults.mts';
import { Journal, type Visit } from './journal.mts';
import { KnobBoard, type KnobTable } from './knobs.mts';
import { Memo } from './memo.mts';
import { Moves } from './moves.mts';
import { labelOf, pathFault, RouteTable } from './routing.mts';
import { withSpoiledList } from './spoiledLists.mts';
import { TokenStore } from './tokens.mts';
import { bearerOf, Refusal } from './vendor.mts';
import type { Context, Identity, Reply, Size, Vendor, VendorRequest } from './vendor.mts';

/** One vendor at work: its data, and all that a request meets on its way. Knows no server. */
export class Service<Data, Knobs extends KnobTable> {
	data: Data;
	readonly knobs: KnobBoard<Knobs>;
	readonly journal = new Journal();
	readonly faults = new FaultBook(() => this.size.seed);
	readonly moves: Moves<Data>;
	private readonly tokens = new TokenStore();
	private readonly memo = new Memo();
	private readonly routes: RouteTable<Data, Knobs>;
	private restoreData: () => void;

	constructor(
		readonly vendor: Vendor<Data, Knobs>,
		public size: Size,
		private readonly startKnobs: Readonly<Record<string, unknown>>,
		readonly identity: Identity,
		private readonly closing: AbortSignal,
	) {
		this.knobs = new KnobBoard(vendor.knobs);
		this.knobs.set(startKnobs);
		this.routes = new RouteTable(vendor.routes);
		this.moves = new Moves(vendor.lists, () => this.size.today);
		this.data = vendor.generate(size);
		this.restoreData = this.snapshot();
	}

	setKnobs(values: Readonly<Record<string, unknown>>): void {
		this.knobs.set(values);
		this.memo.clear();
	}

	addMove(move: Parameters<Moves<Data>['add']>[0]): void {
		this.moves.add(move, this.data);
		this.memo.clear();
	}

	/** Back to a fresh start; the data is made again only when its size is to be another. */
	reset(size: Partial<Size> & { knobs?: boolean } = {}): void {
		const { knobs, ...change } = size;
		const next = { ...this.size, ...change };
		const isSame = JSON.stringify(next) === JSON.stringify(this.size);
		this.size = next;
		this.faults.clear();
		this.moves.clear();
		this.journal.clear();
		this.tokens.clear();
		this.memo.clear();
		if (knobs) this.knobs.restore(this.startKnobs);
		if (isSame) return this.restoreData();
		this.data = this.vendor.generate(next);
		this.restoreData = this.snapshot();
	}

	/** Answers one request of a client. */
	async serve(incoming: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
		const target = incoming.url ?? '/';
		const method = incoming.method ?? 'GET';
		const [path = '/', search = ''] = target.split(/\?(.*)/s);
		const found = this.routes.find(method, path);
		const label = found.route ? labelOf(found.route) : `${method} (unknown)`;
		const visit = this.journal.begin({ method, target, route: label });
		const names = [`${method} ${target}`, label];
		const query = new URLSearchParams(search);
		const { headers } = incoming;
		const request = { method, target, path, query, headers, params: found.params, body };
		const { strikes, answered } = this.faults.strikes(names);
		try {
			visit.faults = strikes.map(({ kind }) => kind);
			await this.beforeAnswer(strikes);
			const strike = strikes.find(isInstead);
			if (strike?.kind === 'hang') return void response.once('close', () => this.journal.end(visit, 0));
			if (strike?.kind === 'reset') {
				this.journal.end(visit, 0);
				return resetSocket(incoming.socket);
			}
			const reply = strike
				? this.instead(strike, path)
				: this.spoiled(await this.answer(request, visit, found), strikes);
			if (reply.status === 401) this.tokens.refused((this.vendor.tokenOf ?? bearerOf)(headers) ?? '');
			if (this.moves.answered(names, this.data)) this.memo.clear();
			this.journal.end(visit, reply.status);
			await deliver(incoming, response, reply, strikes, this.closing);
		} catch (error) {
			if (!this.closing.aborted) throw error;
		} finally {
			answered();
		}
	}

	private async beforeAnswer(strikes: readonly Strike[]): Promise<void> {
		for (const strike of strikes) {
			if (strike.kind === 'tokenExpiry') this.tokens.expireAll();
			if (strike.kind === 'latency') await wait(strike.ms, undefined, { signal: this.closing });
		}
	}

	private async answer(
		request: VendorRequest,
		visit: Visit,
		{ route, wrongMethod }: ReturnType<RouteTable<Data, Knobs>['find']>,
	): Promise<Reply> {
		const wrongPath = pathFault(request.path);
		if (wrongPath) this.journal.violate(visit, ...wrongPath);
		if (route && !wrongPath) return await this.handled(() => route.handle(request, this.context(visit)), visit);
		if (wrongMethod) this.journal.violate(visit, 'wrong method', 'The path exists under another');
		else if (!wrongPath) this.journal.violate(visit, 'unknown path', 'The vendor has no such path');
		return this.error(wrongMethod ? 405 : 404, request.path);
	}

	private async handled(handle: () => Reply | Promise<Reply>, visit: Visit): Promise<Reply> {
		try {
			return await handle();
		} catch (error) {
			if (error instanceof Refusal) return error.reply;
			// Not the client's doing, but a test that asserts "no violations" must not skip it.
			this.journal.violate(visit, 'sandbox bug', error instanceof Error ? error.message : '');
			return this.error(500, visit.target);
		}
	}

	private spoiled(reply: Reply, strikes: readonly Strike[]): Reply {
		const { listPlaces } = this.vendor;
		return strikes.reduce(
			(changed, strike) => (strike.kind === 'list' ? withSpoiledList(changed, listPlaces, strike.as) : changed),
			reply,
		);
	}

	private instead(strike: Exclude<Instead, { kind: 'reset' | 'hang' }>, path: string): Reply {
		switch (strike.kind) {
			case 'html':
				return {
					status: strike.status,
					headers: { 'content-type': 'text/html; charset=utf-8' },
					body: '<!doctype html><html><body><h1>Down for maintenance</h1></body></html>',
				};
			case 'empty':
				return { status: 200, headers: { 'content-type': 'application/json' } };
			case 'errorEnvelope':
				return { ...this.error(500, path), status: 200 };
			case 'rateLimit':
				return withHeaders(this.error(429, path), retryAfterHeader(strike));
			case 'concurrency':
				return withHeaders(this.error(strike.status, path), retryAfterHeader(strike));
			case 'status': {
				const reply = this.error(strike.status, path);
				const { body = reply.body, headers } = strike;
				return withHeaders({ ...reply, body }, { ...retryAfterHeader(strike), ...headers });
			}
		}
	}

	private error(status: number, path: string): Reply {
		return this.vendor.error(status, path, this.knobs.values);
	}

	private context(visit: Visit): Context<Data, Knobs> {
		return {
			data: this.data,
			size: this.size,
			knobs: this.knobs.values,
			tokens: this.tokens,
			memo: this.memo,
			identity: this.identity,
			violate: (rule, detail) => this.journal.violate(visit, rule, detail),
			note: (more) => {
				visit.note = { ...visit.note, ...more };
			},
		};
	}

	private snapshot(): () => void {
		const restorers = Object.values(this.vendor.lists).map((list) => list.snapshot(this.data));
		return () => {
			for (const restore of restorers) restore();
		};
	}
}

const withHeaders = (reply: Reply, headers: Record<string, string>): Reply => ({
	...reply,
	headers: { ...reply.headers, ...headers },
});
