import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type Redact = (text: string) => string;

/** Shorter values are words that a message may well contain ("body", "api1"). */
const SHORTEST_SECRET = 8;
/** This many characters of a secret in a row are hidden even when the rest was cut off. */
const SHORTEST_PART = 12;
/** Fields of credentials that are addresses or settings, not secrets. */
const PLAIN_FIELD = /url|scope|grantType|authentication|version|environment|region|orgId|header/i;

/**
 * Values that authenticate a request but are not in a credential: signatures, and whole headers that a vendor repeats.
 */
const PROOFS = /(\b(?:bearer|basic)\s+|x-signature["']?\s*[:=]\s*["']?)[\w+/=.~%-]{20,}/gi;

const HIDDEN = '[hidden]';

/**
 * Removes every secret of the credentials from texts that people will see, in case a vendor has repeated it: as it is,
 * percent-encoded, escaped for JSON, in base64 (alone or with an ID, as in Basic), in another case, or cut short.
 */
export function redactorFor(...credentials: ICredentialDataDecryptedObject[]): Redact {
	let known: Known | undefined;
	return (text) => {
		known ??= knownOf(credentials);
		return hide(text, known).replace(PROOFS, `$1${HIDDEN}`);
	};
}

/** Everything that reveals a secret, all of it `plain`. */
interface Known {
	/** Secrets too short to have parts. */
	wholes: ReadonlySet<string>;
	/** How long those are, the longest first. */
	lengths: readonly number[];
	/** Every `SHORTEST_PART` characters in a row of the others. */
	parts: ReadonlySet<string>;
}

function knownOf(credentials: ICredentialDataDecryptedObject[]): Known {
	const wholes = new Set<string>();
	const parts = new Set<string>();
	for (const secret of secretsIn(credentials)) {
		for (const form of formsOf(secret)) {
			if (form.length < SHORTEST_PART) wholes.add(form);
			for (let at = 0; at + SHORTEST_PART <= form.length; at += 1) parts.add(form.slice(at, at + SHORTEST_PART));
		}
	}
	const lengths = [...new Set([...wholes].map(({ length }) => length))].sort((a, b) => b - a);
	return { wholes, lengths, parts };
}

function* secretsIn(value: unknown, field = ''): Generator<string> {
	if (typeof value === 'string') {
		const secret = value.trim();
		if (secret.length >= SHORTEST_SECRET && !PLAIN_FIELD.test(field)) yield secret;
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) yield* secretsIn(inner, name);
	}
}

/** The ways in which a secret may be written, each made `plain`. */
function formsOf(secret: string): Set<string> {
	const form = new URLSearchParams([['', secret]]).toString().slice(1);
	const percent = form.replace(/\+/g, '%20');
	// Encoders differ in which of !'()*~ they leave as they are: most of them in JavaScript, one of them by RFC 3986.
	const loose = percent.replace(/%(?:2[1789]|7E)/g, decodeURIComponent);
	const strict = percent.replace(/%7E/g, '~').replace(/\*/g, '%2A');
	const percents = [percent, loose, strict];
	const escaped = JSON.stringify(secret).slice(1, -1);
	const inText = [secret, escaped, escaped.replace(/\//g, '\\/')];
	const written = [...inText, form, ...percents, ...percents.map(encodeURIComponent)];
	// Text before a secret in base64 shifts it by zero, one or two bytes; the characters at either end contain bits of other bytes.
	const inBase64 = [0, 1, 2].map((shift) =>
		Buffer.from('\0'.repeat(shift) + secret)
			.toString('base64')
			.replace(/=+$/, '')
			.slice(shift === 0 ? 0 : shift + 1, -1),
	);
	return new Set([...written, ...inBase64].map(plain));
}

/** The same text, character by character, without the differences of case and of the two alphabets of base64. */
const plain = (text: string): string =>
	text.replace(/[A-Z_-]/g, (char) => (char === '-' ? '+' : char === '_' ? '/' : char.toLowerCase()));

function hide(text: string, { wholes, lengths, parts }: Known): string {
	const seen = plain(text);
	/** Where each secret begins and ends, in order. */
	const spans: Array<[from: number, to: number]> = [];
	for (let at = 0; at < seen.length; at += 1) {
		const length = parts.has(seen.slice(at, at + SHORTEST_PART))
			? SHORTEST_PART
			: lengths.find((one) => wholes.has(seen.slice(at, at + one)));
		if (length === undefined) continue;
		const last = spans.at(-1);
		if (last !== undefined && at <= last[1]) last[1] = Math.max(last[1], at + length);
		else spans.push([at, at + length]);
	}
	let clean = '';
	let end = 0;
	for (const [from, to] of spans) {
		clean += `${text.slice(end, from)}${HIDDEN}`;
		end = to;
	}
	return clean + text.slice(end);
}
