import type { HttpAnswer } from './host';

const SECOND = 1000;
const UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: SECOND };
/** Numbers from here on are points in time: in milliseconds, in seconds. */
const EPOCH = { milliseconds: 1e11, seconds: 1e9 };
/** Smaller numbers are seconds; from here on, milliseconds are meant, not hours. */
const MILLISECONDS = 10_000;

/**
 * Reads a Retry-After header (RFC 9110 10.2.3): seconds, or an HTTP date.
 * @param now by the clock of whoever wrote it
 * @returns milliseconds from `now`, never below 0; `undefined` when absent or unreadable
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * SECOND);
	// Date.parse turns almost anything into a date.
	const at = /\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/**
 * How long a vendor that rejects too many requests wants the client to wait, however it says so: Retry-After, the
 * headers that say when its quota is renewed, or a wait in the body.
 * @param body the parsed body, or its text
 * @param now by the vendor's clock
 * @returns milliseconds; `undefined` when it says nothing, or a time that is past
 */
export function readWait({ headers }: Pick<HttpAnswer, 'headers'>, body: unknown, now: number): number | undefined {
	const header = readRetryAfter(headers['retry-after'], now) ?? readMilliseconds(headers['retry-after-ms']);
	return header ?? positive(readReset(headers, now)) ?? positive(waitIn(body, now));
}

const positive = (wait: number | undefined): number | undefined => (wait !== undefined && wait > 0 ? wait : undefined);

const readMilliseconds = (text: string | undefined): number | undefined =>
	text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Math.ceil(Number(text)) : undefined;

const RESETS = ['ratelimit-reset', 'x-ratelimit-reset-after', 'x-ratelimit-reset', 'x-rate-limit-reset'];

/** `RateLimit` is written as `"default";r=0;t=30` (IETF httpapi-ratelimit-headers), or in its older form `limit=10, remaining=0, reset=30`. */
function readReset(headers: HttpAnswer['headers'], now: number): number | undefined {
	const structured = /(?:^|[;,\s])(?:t|reset)\s*=\s*(\d+)/i.exec(headers.ratelimit ?? '')?.[1];
	const plain = RESETS.map((name) => headers[name]).find((value) => value !== undefined && value !== '');
	return readTime(structured ?? plain, now);
}

/** Seconds, milliseconds, a point in time as a number, or a date. */
function readTime(value: unknown, now: number): number | undefined {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
	if (number === undefined) return waitInText(text) ?? readRetryAfter(text, now);
	if (number >= EPOCH.milliseconds) return number - now;
	if (number >= EPOCH.seconds) return number * SECOND - now;
	return Math.ceil(number >= MILLISECONDS ? number : number * SECOND);
}

const WAIT_FIELD = /^(retry_?after|retry_?in|wait|reset_?(in|after))(_?(?<unit>ms|milli_?seconds|s|seconds|secs))?$/i;
const DEPTH = 4;

/** A wait in a body: in a field such as `retryAfter` or `retry_after_ms`, or in a sentence. */
function waitIn(body: unknown, now: number, depth = 0): number | undefined {
	if (typeof body === 'string') return waitInText(body);
	if (typeof body !== 'object' || body === null || ArrayBuffer.isView(body) || depth > DEPTH) return undefined;
	const entries = Object.entries(body);
	for (const [name, value] of entries) {
		const field = WAIT_FIELD.exec(name.replaceAll('-', '_'));
		if (field === null) continue;
		const isMilliseconds = /^m/i.test(field.groups?.unit ?? '');
		const wait = isMilliseconds ? readMilliseconds(String(value)) : readTime(value, now);
		if (wait !== undefined) return wait;
	}
	for (const [, value] of entries) {
		const wait = waitIn(value, now, depth + 1);
		if (wait !== undefined) return wait;
	}
	return undefined;
}

const SENTENCE =
	/\b(?:again|retry|retrying|wait|available|reset|resets|renewed)\b[^.\d]{0,40}?(?<number>\d+(?:\.\d+)?)\s*(?<unit>ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b/i;

/** Azure: "Quota will be replenished in 07:12:44." */
const CLOCK = /\bin (\d{1,3}):([0-5]\d):([0-5]\d)\b/i;

/** "Try again in 37 seconds." */
function waitInText(text: string): number | undefined {
	const start = text.slice(0, 2000);
	const [, hours, minutes, seconds] = CLOCK.exec(start) ?? [];
	if (hours !== undefined) return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND;
	const { number, unit = '' } = SENTENCE.exec(start)?.groups ?? {};
	if (number === undefined) return undefined;
	const isMilliseconds = /^(ms|milli)/i.test(unit);
	return Math.ceil(Number(number) * (isMilliseconds ? 1 : (UNITS[unit.slice(0, 1).toLowerCase()] ?? SECOND)));
}
