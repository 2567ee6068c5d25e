/**
 * What the engine needs from the program that runs it. n8n provides it through `shared/n8n/host.ts`;
 * nothing else in this folder knows n8n.
 */

export type Headers = Record<string, string>;

/** One request exactly as it is to be sent: the query is already written into `url`. */
export interface HttpRequest {
	method: 'GET' | 'POST';
	/** Absolute, with the percent-encoded query string. Vendors that sign requests sign exactly this text. */
	url: string;
	headers: Headers;
	/** Serialized once, so that what is signed is what is sent. */
	body?: string;
	/** Milliseconds for the whole exchange, body included. */
	timeoutMs: number;
}

/** Any complete answer, whatever its status. Header names are in lower case. */
export interface HttpAnswer {
	status: number;
	headers: Headers;
	/** Unchanged, because the engine decodes the charset. */
	body: string | Uint8Array;
}

/** Sends one request with the credential applied. Rejects with a `Fault` if no complete answer arrived. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface Host {
	http: Http;
	/** Waits; rejects with a cancelled `VendorError` as soon as the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** Throws a cancelled `VendorError` when the execution has been cancelled. */
	throwIfCancelled(): void;
	/** Milliseconds since 1970. */
	now(): number;
	/** 0 ≤ n < 1, for the jitter of retries. */
	random(): number;
	/** Something that readers of the result should know even though nothing failed. */
	hint(text: string): void;
	/** For the host's log; never shown to people who only run the workflow. */
	debug(text: string): void;
}

/** No complete answer: the connection failed, the time was up, or signing in failed. */
export class Fault extends Error {
	/**
	 * @param stage `connection`: the API was not reached or the answer was cut off; `timeout`; `signIn`: no token could
	 *   be obtained
	 * @param code the system's or vendor's code, such as ECONNRESET or invalid_client
	 * @param status HTTP status of the sign-in service, if it answered
	 */
	constructor(
		readonly stage: 'connection' | 'timeout' | 'signIn',
		message: string,
		readonly code?: string,
		readonly status?: number,
	) {
		super(message);
		this.name = 'Fault';
	}
}
