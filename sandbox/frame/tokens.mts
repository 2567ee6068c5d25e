/** An access token that a vendor of the sandbox gave out. */
export interface Token {
	value: string;
	clientId: string;
	claims: Readonly<Record<string, unknown>>;
	/** milliseconds */
	issuedAt: number;
	expiresAt: number;
	/** The client had a reason to ask for another: this one never reached it, or was refused. */
	spent: boolean;
}

const MARGIN_MS = 60_000;

/** The access tokens of one vendor. */
export class TokenStore {
	private tokens = new Map<string, Token>();

	issue(token: Pick<Token, 'value' | 'clientId' | 'claims'>, seconds: number): Token {
		const issuedAt = Date.now();
		const issued = { ...token, issuedAt, expiresAt: issuedAt + seconds * 1_000, spent: false };
		this.tokens.set(token.value, issued);
		return issued;
	}

	/** The token, if it was issued here and is still good. */
	valid(value: string): Token | undefined {
		const token = this.tokens.get(value);
		return token && Date.now() < token.expiresAt ? token : undefined;
	}

	/**
	 * True if the client holds a token that it could still use. One with less than a minute (or half
	 * its life) to go does not count: to renew early is good manners.
	 */
	holdsFresh(clientId: string): boolean {
		const now = Date.now();
		return [...this.tokens.values()].some((token) => {
			const margin = Math.min(MARGIN_MS, (token.expiresAt - token.issuedAt) / 2);
			return token.clientId === clientId && !token.spent && token.expiresAt - now > margin;
		});
	}

	/** A 401 was answered to this token, for whatever reason: the client may ask for another. */
	refused(value: string): void {
		const token = this.tokens.get(value);
		if (token) token.spent = true;
	}

	expireAll(): void {
		for (const token of this.tokens.values()) token.expiresAt = 0;
	}

	clear(): void {
		this.tokens.clear();
	}
}
