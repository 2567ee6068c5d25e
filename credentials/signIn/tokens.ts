import { createHash } from 'node:crypto';

import { BLOCKED, isBlocked } from '../../shared/n8n/ssrf';

/** What an API gave for signing in. */
export interface Token {
	accessToken: string;
}

/** The code of what kept a sign-in from its service. */
export function reasonOf(error: unknown): string | undefined {
	const held = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
	if (isBlocked(held)) return BLOCKED;
	const { code, cause } = held;
	const inner = cause === undefined ? undefined : reasonOf(cause);
	return inner !== BLOCKED && typeof code === 'string' && code !== '' ? code : inner;
}

/**
 * n8n keeps an access token with its credential until an API answers 401, even when the secret, the scope or the
 * address changes meanwhile: a wrong secret would pass the credential test on the strength of the old token. A token is
 * therefore stored together with a hash of everything it was made from.
 */
export const sealed = (account: string, { accessToken }: Token): string => `${account}.${accessToken}`;

/** The stored token, if it was made from the same account as the credential now describes; else `''`. */
export function unsealed(account: string, stored: unknown): string {
	const text = typeof stored === 'string' ? stored : '';
	return text.startsWith(`${account}.`) ? text.slice(account.length + 1) : '';
}

/** Stands in for a token that is missing or does not fit, so that the API answers 401 and n8n signs in again. */
export const NO_TOKEN = 'sign-in-required';

/** A hash of everything a token is made from. A hash, so that what outlives the request does not hold a secret. */
export const accountOf = (...made: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 22);

interface Minted {
	token: Promise<Token>;
	/** The tokens that this one takes the place of. */
	replaced: Set<string | undefined>;
	/** Milliseconds since 1970. */
	at: number;
}

/** A token that was fetched so recently (milliseconds) is handed to everyone who still holds one that it replaced. */
const FRESH = 60_000;

const minted = new Map<string, Minted>();

/**
 * One token for all requests that find at the same time that theirs has expired: n8n asks once for each of them.
 * @param account as {@link accountOf} gives it; keys this memory, which lives as long as the process
 * @param expired the token that no longer holds, if there was one
 */
export async function mintOnce(
	account: string,
	expired: string | undefined,
	fetch: () => Promise<Token>,
): Promise<Token> {
	const last = minted.get(account);
	const isFresh = last !== undefined && Date.now() - last.at < FRESH;
	// Whoever holds another token, of another process, has met that as expired: ours may be so too.
	if (isFresh && (expired === undefined || last.replaced.has(expired))) {
		const token = await last.token.catch(() => undefined);
		if (token !== undefined && token.accessToken !== expired) return token;
	}
	// Between the look above and here another request may have begun to fetch.
	const current = minted.get(account);
	if (current !== undefined && current !== last) return await current.token;
	const token = fetch();
	minted.set(account, { token, replaced: new Set(isFresh ? last.replaced : []).add(expired), at: Date.now() });
	return await token.catch(async (error: unknown) => {
		minted.delete(account);
		return await Promise.reject(error);
	});
}
