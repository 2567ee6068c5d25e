import { mintOnce } from '../../credentials/signIn/tokens';

let accounts = 0;

/** An account of its own, and a vendor that counts what it issues. */
function newAccount() {
	accounts += 1;
	const account = `account ${accounts}`;
	const issued: string[] = [];
	const mint = async (expired: string | undefined) => {
		const fetch = async () => {
			await new Promise((resolve) => setImmediate(resolve));
			issued.push(`token ${issued.length + 1}`);
			return { accessToken: issued.at(-1) ?? '' };
		};
		return (await mintOnce(account, expired, fetch)).accessToken;
	};
	return { mint, issued };
}

test('all requests with the same expired token get the same new one, at once and a little later', async () => {
	const { mint, issued } = newAccount();
	expect(await Promise.all([mint('old'), mint('old'), mint('old')])).toEqual(['token 1', 'token 1', 'token 1']);
	expect(await mint('old')).toBe('token 1');
	expect(issued).toHaveLength(1);
});

test('a rejected new token is replaced, also for requests that have the one before it', async () => {
	const { mint, issued } = newAccount();
	await mint('old');
	expect(await Promise.all([mint('token 1'), mint('token 1')])).toEqual(['token 2', 'token 2']);
	expect(await mint('old')).toBe('token 2');
	expect(issued).toHaveLength(2);
});

test('a request with an expired token of another process does not get one that may have expired too', async () => {
	const { mint, issued } = newAccount();
	await mint('old');
	expect(await mint('of another worker')).toBe('token 2');
	expect(issued).toHaveLength(2);
});

test('a failed sign-in is tried again by the next request', async () => {
	accounts += 1;
	const account = `account ${accounts}`;
	await expect(mintOnce(account, 'old', async () => await Promise.reject(new Error('down')))).rejects.toThrow('down');
	await expect(mintOnce(account, 'old', async () => ({ accessToken: 'new' }))).resolves.toEqual({ accessToken: 'new' });
});
