import type { Endpoint } from '../endpoint';
import type { HttpAnswer } from './host';

export type ReadBody = { readable: true; body: unknown } | { readable: false; why: string };

/** Byte order marks. */
const MARKS: Array<[mark: number[], charset: string]> = [
	[[0xef, 0xbb, 0xbf], 'utf-8'],
	[[0xff, 0xfe], 'utf-16le'],
	[[0xfe, 0xff], 'utf-16be'],
];

/** The text of an answer, decoded by its byte order mark, else by its charset, else as UTF-8. */
export function textOfAnswer({ body, headers }: HttpAnswer): string {
	if (typeof body === 'string') return body;
	const marked = MARKS.find(([mark]) => mark.every((byte, index) => body[index] === byte));
	const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
	return decode(body, marked?.[1] ?? charset);
}

/** An unknown charset is read as UTF-8. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}

/** What an answer with a good status holds, as the endpoint wants it: data, or the bytes of a file. */
export function readBody(endpoint: Endpoint, answer: HttpAnswer): ReadBody {
	if (answer.status === 204 && endpoint.noContent === true) return { readable: true, body: undefined };
	if (answer.body.length === 0 && hasContent(answer)) {
		return { readable: false, why: 'an answer that cannot be decompressed: it is truncated or corrupt' };
	}
	return endpoint.answer === 'file' ? readFile(endpoint, answer) : readData(textOfAnswer(answer));
}

/** Whether an answer that could not be read had any content. */
const hasContent = ({ headers }: HttpAnswer): boolean =>
	headers['content-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

export function readData(written: string): ReadBody {
	const text = written.trim();
	if (text === '') return { readable: false, why: 'an empty answer' };
	try {
		return { readable: true, body: parseJson(text) };
	} catch {
		return {
			readable: false,
			why: text.startsWith('<') ? 'a web page instead of data' : 'an answer that is truncated or not JSON',
		};
	}
}

/** A whole number too long for JavaScript, as a value of JSON. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}\s*[,}\]]/;
/** A text of JSON, or a number. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Reads JSON. Whole numbers that JavaScript would round, ids most likely, become text. */
function parseJson(text: string): unknown {
	if (!LONG_NUMBER.test(text)) return JSON.parse(text);
	const isRounded = (token: string) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
	return JSON.parse(text.replace(TOKEN, (token) => (isRounded(token) ? `"${token}"` : token)));
}

/** A file is passed on unchanged, unless it is really an error: JSON or a web page. */
function readFile(endpoint: Endpoint, answer: HttpAnswer): ReadBody {
	const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
	if (bytes.length === 0) return { readable: false, why: 'an empty file' };
	const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().toLowerCase();
	// A web page or an XML error. The decoder has removed a byte order mark.
	if (start.startsWith('<')) {
		return { readable: false, why: 'a web page instead of a file' };
	}
	const isJson = (answer.headers['content-type'] ?? '').includes('json') || start.startsWith('{');
	if (!isJson) return { readable: true, body: bytes };
	const read = readData(textOfAnswer(answer));
	return read.readable && endpoint.vendor.isErrorBody === undefined
		? { readable: false, why: 'data instead of a file' }
		: read;
}
