import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

export type Redact = (text: string) => string;

/** Shorter values are words that a message may well contain ("body", "api1"). */
const SHORTEST_SECRET = 8;
/** Fields of credentials that are addresses or settings, not secrets. */
const PLAIN_FIELD = /url|scope|grantType|authentication|version|environment|region|orgId|header/i;

/** Takes every secret of a credential out of texts that people will see, should a vendor have echoed it. */
export function redactorFor(credential: ICredentialDataDecryptedObject): Redact {
	const secrets = [...secretsIn(credential)].sort((a, b) => b.length - a.length);
	return (text) => secrets.reduce((clean, secret) => clean.split(secret).join('[hidden]'), text);
}

function* secretsIn(value: unknown, field = ''): Generator<string> {
	if (typeof value === 'string') {
		if (value.length < SHORTEST_SECRET || PLAIN_FIELD.test(field)) return;
		for (const secret of new Set([value, value.trim()])) {
			yield secret;
			yield encodeURIComponent(secret);
		}
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) yield* secretsIn(inner, name);
	}
}
