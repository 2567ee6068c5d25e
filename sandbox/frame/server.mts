import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { realToday } from '../portfolio/calendar.mts';
import { control, expectedOf, isControl } from './control.mts';
import type { Expected, RenewalWindow } from '../portfolio/expected.mts';
import { faultSchema, type Fault } from './faults.mts';
import type { RequestSummary, Violation } from './journal.mts';
import type { KnobTable, KnobValues } from './knobs.mts';
import { moveSchema, type Move } from './moves.mts';
import { Service } from './service.mts';
import { makeCertificate, type Certificate } from './tls.mts';
import type { Size, Vendor } from './vendor.mts';

const LARGEST_BODY = 1_048_576;
const DEFAULT_SIZE = { customers: 300, seed: 1 };

export interface StartOptions<Values> extends Partial<Size> {
	/** 0, the default, takes a free one */
	port?: number;
	/** serve HTTPS, with this certificate or with one made for the occasion */
	tls?: boolean | Certificate;
	knobs?: Partial<Values>;
}

/** One vendor's sandbox while it runs. */
export interface Running<Data = unknown, Values = Record<string, unknown>> {
	vendor: string;
	/** without a trailing slash, such as `http://127.0.0.1:4010` */
	url: string;
	credentialType: string;
	/** what to post to n8n as the data of such a credential */
	credential: Record<string, unknown>;
	/** PEM, under TLS: what a client has to trust */
	certificate?: string;
	readonly data: Data;
	readonly knobs: Readonly<Values>;
	/** @throws KnobError for an unknown knob or a value that it does not take */
	setKnobs(values: Partial<Values>): void;
	/** @throws ZodError for a rule that is not one */
	addFault(...faults: Fault[]): void;
	clearFaults(): void;
	/** Makes a list move, now or `after` some requests. */
	move(...moves: Move[]): void;
	/** What falls due in a window of days around today, and what does not. */
	expected(window?: Partial<RenewalWindow>): Expected;
	violations(): Violation[];
	requests(): RequestSummary;
	/** Forgets faults, violations, log, tokens and moves (and, if asked to, turned knobs). */
	reset(options?: Partial<Size> & { knobs?: boolean }): void;
	/** Ends at once, hanging connections included. */
	close(): Promise<void>;
}

const newIdentity = () => ({
	clientId: `sandbox-${randomBytes(8).toString('hex')}`,
	clientSecret: `sandbox-${randomBytes(24).toString('hex')}`,
});

/** Serves one vendor on 127.0.0.1. */
export async function startVendor<Data, Knobs extends KnobTable>(
	vendor: Vendor<Data, Knobs>,
	options: StartOptions<KnobValues<Knobs>> = {},
): Promise<Running<Data, KnobValues<Knobs>>> {
	const { port = 0, tls: wanted, knobs = {}, ...given } = options;
	const tls = wanted === true ? await makeCertificate() : wanted || undefined;
	const size: Size = { ...DEFAULT_SIZE, today: realToday(), ...given };
	const closing = new AbortController();
	setMaxListeners(0, closing.signal);
	const service = new Service(vendor, size, knobs, newIdentity(), closing.signal);
	const server = await listen(port, tls, (request, response) => void respond(service, request, response));
	const url = `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server)}`;
	return {
		vendor: vendor.name,
		url,
		credentialType: vendor.credentialType,
		credential: vendor.credential(url, service.identity),
		...(tls && { certificate: tls.cert }),
		get data() {
			return service.data;
		},
		get knobs() {
			return { ...service.knobs.values };
		},
		setKnobs: (values) => service.setKnobs(values),
		addFault: (...faults) => {
			for (const fault of faults) service.faults.add(faultSchema.parse(fault));
		},
		clearFaults: () => service.faults.clear(),
		move: (...moves) => {
			for (const move of moves) service.addMove(moveSchema.parse(move));
		},
		expected: (window) => expectedOf(service, window),
		violations: () => service.journal.violations(),
		requests: () => service.journal.requests(),
		reset: (more) => service.reset(more),
		close: async () => {
			closing.abort();
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(port: number, tls: Certificate | undefined, handler: Handler) {
	const server = tls ? createTlsServer(tls, handler) : createServer(handler);
	// Longer than any client keeps its sockets: the only resets shall be those that were asked for.
	server.keepAliveTimeout = 120_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return server;
}

function portOf(server: ReturnType<typeof createServer>): number {
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

async function respond<Data, Knobs extends KnobTable>(
	service: Service<Data, Knobs>,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	try {
		const body = await bodyOf(request);
		if (isControl(request)) return control(service, request, response, body);
		await service.serve(request, response, body);
	} catch {
		// The client went away, or sent too much.
		response.destroy();
	}
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of request) {
		length += part.length;
		if (length > LARGEST_BODY) throw new Error('Request body too large');
		parts.push(part);
	}
	return Buffer.concat(parts);
}
