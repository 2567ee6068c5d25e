import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { checkBaseUrl } from '../../shared/engine/http/address';
import { reasonOf, type Token } from './tokens';

/** Milliseconds for one exchange. */
const TIMEOUT = 30_000;
const CSP = 'https://console.cloud.vmware.com';

/** One way to an access token. */
interface Way {
	/** Where the secrets are sent when Auth URL is empty; the Base URL when left out. */
	home?: string;
	/** What the service judges, and what to do when it is refused. */
	judged: string;
	tokenAt: 'accessToken' | 'access_token';
	request(secrets: Secrets): Pick<IHttpRequestOptions, 'body' | 'headers'> & { path: string };
}

interface Secrets {
	apiToken: string;
	clientId: string;
	clientSecret: string;
	orgId: string;
}

const asJson = (value: IDataObject) => ({
	body: JSON.stringify(value),
	headers: { 'Content-Type': 'application/json' },
});
const asForm = (value: Record<string, string>) => ({
	body: new URLSearchParams(value).toString(),
	headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const API_TOKEN =
	'the API token. It may be mistyped or expired, or a newer one has ended it: generate a new one under My Account > API Tokens';
const OAUTH_APP =
	'the Client ID or the Client Secret. Copy both again, and check that the OAuth app belongs to the organization';

/** The four exchanges, as "Identity" of Cloud Partner Navigator and "VMware Cloud organization" (CSP) describe them. */
const WAYS: Record<string, Way> = {
	apiToken: {
		judged: API_TOKEN,
		tokenAt: 'accessToken',
		request: ({ apiToken }) => ({
			path: '/cphub/api/auth/v1/authn/accesstoken',
			...asJson({ refreshToken: apiToken }),
		}),
	},
	oauthApp: {
		judged: OAUTH_APP,
		tokenAt: 'accessToken',
		request: ({ orgId, clientId, clientSecret }) => ({
			path: `/cphub/api/auth/v1/authn/accounts/${orgId}/accesstoken`,
			...asJson({ clientId, clientSecret }),
		}),
	},
	cspApiToken: {
		home: CSP,
		judged: API_TOKEN,
		tokenAt: 'access_token',
		request: ({ apiToken }) => ({
			path: '/csp/gateway/am/api/auth/api-tokens/authorize',
			...asForm({ api_token: apiToken }),
		}),
	},
	cspOauthApp: {
		home: CSP,
		judged: OAUTH_APP,
		tokenAt: 'access_token',
		request({ clientId, clientSecret }) {
			const { body, headers } = asForm({ grant_type: 'client_credentials' });
			return {
				path: '/csp/gateway/am/api/auth/authorize',
				body,
				headers: { ...headers, Authorization: basic(clientId, clientSecret) },
			};
		},
	},
};

/** The engine tells by the name that signing in went wrong. Nothing of the answer is in it: VMware's answers may echo the secret. */
const signInError = (message: string, more: { status?: number; code?: string } = {}): Error =>
	Object.assign(new Error(message), { name: 'SignInError', ...more });

/**
 * Exchanges the secrets of a credential for an access token.
 * @throws an error of the name SignInError with a sentence for people, and the status or the system's code if there is one
 */
export async function signIn(
	send: (options: IHttpRequestOptions) => Promise<{ statusCode: number; body: unknown }>,
	credentials: ICredentialDataDecryptedObject,
): Promise<Token> {
	const way = WAYS[textOf(credentials.authentication)];
	if (way === undefined) throw signInError('Choose a Sign-In Method in the credential');
	const { path, body, headers } = way.request(secretsOf(credentials));
	const authUrl = textOf(credentials.authUrl) || way.home;
	const base = authUrl === undefined ? checkBaseUrl(textOf(credentials.baseUrl)) : checkBaseUrl(authUrl, 'Auth URL');
	const { statusCode, body: answer } = await send({
		method: 'POST',
		url: `${base}${path}`,
		headers: { Accept: 'application/json', ...headers },
		body,
		encoding: 'text',
		json: false,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TIMEOUT,
		skipSslCertificateValidation: credentials.ignoreSSLIssues === true,
	}).catch(async (error: unknown) => await Promise.reject(unreached(reasonOf(error))));
	if (statusCode < 200 || statusCode > 299) throw refusalOf(statusCode, way);
	const accessToken = tokenIn(answer, way);
	if (accessToken === '')
		throw signInError(
			'VMware answered the sign-in without an access token. Check Auth URL and Base URL in the credential',
			{ code: 'ENOTOKEN' },
		);
	return { accessToken };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Trims what was pasted, and keeps an organization ID from leaving its place in the path. */
function secretsOf({ apiToken, clientId, clientSecret, orgId }: ICredentialDataDecryptedObject): Secrets {
	const organization = textOf(orgId);
	if (!/^[\w-]*$/.test(organization)) throw signInError('Organization ID in the credential is not a valid ID');
	return {
		apiToken: textOf(apiToken),
		clientId: textOf(clientId),
		clientSecret: textOf(clientSecret),
		orgId: organization,
	};
}

function unreached(code: string | undefined): Error {
	const how = code === undefined ? '' : ` (${code})`;
	return signInError(
		`The sign-in service of VMware was not reached${how}. Check Auth URL and Base URL in the credential`,
		{ code },
	);
}

/** A refusal carries no status: n8n's credential test would show its own words for the status in place of these. */
function refusalOf(status: number, { judged }: Way): Error {
	if ([400, 401, 403].includes(status)) return signInError(`VMware did not accept ${judged}`);
	if (status === 404)
		return signInError(
			'VMware does not know this sign-in. Check Auth URL, Base URL and Organization ID in the credential',
		);
	return signInError(`The sign-in service of VMware answered with HTTP ${status}`, { status });
}

function tokenIn(answer: unknown, { tokenAt }: Way): string {
	try {
		const body: unknown = typeof answer === 'string' ? JSON.parse(answer) : answer;
		return typeof body === 'object' && body !== null
			? textOf(Object.entries(body).find(([name]) => name === tokenAt)?.[1])
			: '';
	} catch {
		return '';
	}
}
