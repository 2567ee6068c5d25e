import { createHash } from 'node:crypto';

import { BLOCKED, isBlocked } from '../../shared/n8n/ssrf';

/** The result of signing in to an API. */
export interface Token {
	accessToken: string;
}

/** The code of the error that kept a sign-in from reaching its service. */
export function reasonOf(error: unknown): string | undefined {
	const held = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
	if (isBlocked(held)) return BLOCKED;
	const { code, cause } = held;
	const inner = cause === undefined ? undefined : reasonOf(cause);
	return inner !== BLOCKED && typeof code === 'string' && code !== '' ? code : inner;
}

/**
 * n8n keeps an access token with its credential until an API answers 401, even when the secret, the scope or the
 * address changes meanwhile: a wrong secret would pass the credential test because of the old token. A token is
 * therefore stored together with a hash of everything it was created from.
 */
export const sealed = (account: string, { accessToken }: Token): string => `${account}.${accessToken}`;

/** The stored token, if it was created from the account that the credential now describes; otherwise `''`. */
export function unsealed(account: string, stored: unknown): string {
	const text = typeof stored === 'string' ? stored : '';
	return text.startsWith(`${account}.`) ? text.slice(account.length + 1) : '';
}

/** Replaces a token that is missing or does not match, so that the API answers 401 and n8n signs in again. */
export const NO_TOKEN = 'sign-in-required';

/** A hash of everything a token is created from, so that no secret outlives the request. */
export const accountOf = (...made: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 22);

interface Minted {
	token: Promise<Token>;
	/** The tokens that this one replaces. */
	replaced: Set<string | undefined>;
	/** Milliseconds since 1970. */
	at: number;
}

/** A token fetched within this time (milliseconds) is given to every request that still has a replaced one. */
const FRESH = 60_000;

const minted = new Map<string, Minted>();

/**
 * One token for all requests whose token expires at the same time: n8n calls this once for each of them.
 * @param account as {@link accountOf} gives it; keys this memory, which lives as long as the process
 * @param expired the expired token, if any
 */
export async function mintOnce(
	account: string,
	expired: string | undefined,
	fetch: () => Promise<Token>,
): Promise<Token> {
	const last = minted.get(account);
	const isFresh = last !== undefined && Date.now() - last.at < FRESH;
	// A request with a token of another process has found that token expired, so ours may have expired too.
	if (isFresh && (expired === undefined || last.replaced.has(expired))) {
		const token = await last.token.catch(() => undefined);
		if (token !== undefined && token.accessToken !== expired) return token;
	}
	// Between the check above and here, another request may have begun to fetch.
	const current = minted.get(account);
	if (current !== undefined && current !== last) return await current.token;
	const token = fetch();
	minted.set(account, { token, replaced: new Set(isFresh ? last.replaced : []).add(expired), at: Date.now() });
	return await token.catch(async (error: unknown) => {
		minted.delete(account);
		return await Promise.reject(error);
	});
}
