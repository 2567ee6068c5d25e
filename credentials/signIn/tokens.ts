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
 * @param account what tells one account from another; keys this memory, which lives as long as the process
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
