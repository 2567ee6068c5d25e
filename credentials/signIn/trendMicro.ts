import { createHash, createHmac } from 'node:crypto';

/** What Trend Micro's signature covers: a request exactly as it is sent. */
export interface Signed {
	method: string;
	/** Absolute. Its path and query, percent-encoded as they stand, are signed; scheme and host are not. */
	url: string;
	/** The very text that is sent; `''` when there is none. */
	body: string;
	/** Unix time in whole seconds, as sent in `x-posix-time`. */
	time: number;
}

/**
 * The `x-signature` of a request: base64 of the HMAC-SHA256 of time, method, path with query and, if there is a body,
 * the base64 of its MD5, with nothing between them (Trend Micro, "Invoking SMPI"). The key is the secret's text as it
 * stands, not decoded.
 */
export function signatureOf({ method, url, body, time }: Signed, secret: string): string {
	const { pathname, search } = new URL(url);
	const digest = body === '' ? '' : createHash('md5').update(body).digest('base64');
	return createHmac('sha256', secret)
		.update(`${time}${method.toUpperCase()}${pathname}${search}${digest}`)
		.digest('base64');
}
