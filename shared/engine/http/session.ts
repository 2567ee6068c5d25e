import { addressOf, checkBaseUrl } from './address';
import type { Call, Endpoint } from '../endpoint';
import type { Host } from './host';
import { Pace } from './pace';

export interface SessionSettings {
	/** As typed into the credential. */
	baseUrl: string;
	/** Requests in flight at most, 1–20. */
	inFlight: number | 'automatic';
	/** Milliseconds for one request; the endpoint's own if not set. */
	timeoutMs?: number;
	/** Headers of every request of this session. */
	headers?: Record<string, string>;
}

/** A node that talks to a vendor for one input item: what its calls share. */
export interface Session {
	host: Host;
	/** What is known about the vendor's limits; other sessions with the same host share it. */
	pace: Pace;
	baseUrl: string;
	settings: SessionSettings;
}

/** The paces of one execution, by host. */
export type Paces = Map<string, Pace>;

/**
 * @param paces what earlier sessions of the execution found out
 * @throws VendorError (`input`) when the base URL is unusable
 */
export function openSession(host: Host, settings: SessionSettings, paces: Paces = new Map()): Session {
	const baseUrl = checkBaseUrl(settings.baseUrl);
	const key = `${new URL(baseUrl).origin} ${settings.inFlight}`;
	const pace = paces.get(key) ?? new Pace(host, settings.inFlight);
	paces.set(key, pace);
	return { host, pace, baseUrl, settings };
}

/** The HTTP request of a call, complete except for what the credential adds. */
export function requestOf(session: Session, endpoint: Endpoint, call: Call) {
	const body = call.body === undefined ? undefined : JSON.stringify(call.body);
	return {
		method: endpoint.method,
		url: addressOf(session.baseUrl, endpoint, call),
		headers: {
			Accept: endpoint.answer === 'json' ? 'application/json' : '*/*',
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...endpoint.headers,
			...session.settings.headers,
			...call.headers,
		},
		body,
		timeoutMs: session.settings.timeoutMs ?? endpoint.timeoutMs,
	};
}
