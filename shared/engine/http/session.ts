import { addressOf, checkBaseUrl } from './address';
import type { Call, Endpoint } from '../endpoint';
import type { Host } from './host';
import { Pace } from './pace';

export interface SessionSettings {
	/** As typed into the credential. */
	baseUrl: string;
	/** Requests in flight at the most, 1–10. */
	inFlight: number;
	/** Milliseconds for one request; the endpoint's own when left out. */
	timeoutMs?: number;
	/** Headers of every request of this session. */
	headers?: Record<string, string>;
}

/** One execution of a node talking to one vendor: what its calls share. */
export interface Session {
	host: Host;
	pace: Pace;
	baseUrl: string;
	settings: SessionSettings;
}

/**
 * @param before a session with the same vendor whose pace is kept if it fits
 * @throws VendorError (`input`) when the base URL is unusable
 */
export function openSession(host: Host, settings: SessionSettings, before?: Session): Session {
	const baseUrl = checkBaseUrl(settings.baseUrl);
	const fits = before?.baseUrl === baseUrl && before.pace.most === settings.inFlight;
	return { host, pace: fits ? before.pace : new Pace(host, settings.inFlight), baseUrl, settings };
}

/** The HTTP request of a call, complete but for what the credential adds. */
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
