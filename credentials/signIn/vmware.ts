import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { checkBaseUrl } from '../../shared/engine/http/address';
import { signInError, textOf, type SignInRequest, type SignInService } from './exchange';

/** Milliseconds for one exchange. */
const TIMEOUT = 30_000;
const CSP = 'https://console.cloud.vmware.com';
/** Tanzu Platform Console: API tokens are generated and exchanged there since the move to Broadcom (Broadcom support portal). */
const TANZU = 'https://console.tanzu.broadcom.com';

/** One way to an access token. */
interface Way {
	/** Where the secrets are sent if Auth URL is empty; the Base URL by default. */
	home?: string;
	/** What the service checks, and what to do if it is rejected. */
	judged: string;
	tokenAt: 'accessToken' | 'access_token';
	request(secrets: Secrets): Pick<SignInRequest, 'body' | 'headers'> & { path: string };
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
	'the API token. It may be mistyped, expired or replaced by a newer one: generate a new one under My Account → API Tokens';
const OAUTH_APP =
	'the Client ID or the Client Secret. Copy both again, and check that the OAuth app belongs to the organization';

/** The Tanzu Platform Console has taken over the exchange of VMware Cloud Services. */
const CSP_API_TOKEN: Omit<Way, 'home'> = {
	judged: API_TOKEN,
	tokenAt: 'access_token',
	request: ({ apiToken }) => ({
		path: '/csp/gateway/am/api/auth/api-tokens/authorize',
		...asForm({ api_token: apiToken }),
	}),
};

/** The exchanges, as "Identity" of Cloud Partner Navigator and "VMware Cloud organization" (CSP) describe them. */
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
	tanzuApiToken: { ...CSP_API_TOKEN, home: TANZU },
	cspApiToken: { ...CSP_API_TOKEN, home: CSP },
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

/**
 * The sign-in service that a credential chooses, and the request to it.
 * @throws SignInError or VendorError naming the field that is not valid
 */
export function signInOf(credentials: ICredentialDataDecryptedObject): [SignInService, SignInRequest] {
	const way = WAYS[textOf(credentials.authentication)];
	if (way === undefined) throw signInError('Choose a Sign-In Method in the credential');
	const { path, body, headers } = way.request(secretsOf(credentials));
	const authUrl = textOf(credentials.authUrl) || way.home;
	const base = authUrl === undefined ? checkBaseUrl(textOf(credentials.baseUrl)) : checkBaseUrl(authUrl, 'Auth URL');
	const service: SignInService = {
		name: "VMware's sign-in service",
		tokenAt: way.tokenAt,
		addressFields: 'Auth URL and Base URL',
		rejected: (status) =>
			status === 404
				? 'VMware does not offer this sign-in method here. Check Auth URL, Base URL and Organization ID in the credential'
				: `VMware did not accept ${way.judged}`,
	};
	const request: SignInRequest = {
		url: `${base}${path}`,
		headers: { Accept: 'application/json', ...headers },
		body,
		timeout: TIMEOUT,
		skipSslCertificateValidation: credentials.ignoreSSLIssues === true,
	};
	return [service, request];
}

/** Trims pasted values, and keeps an organization ID from escaping its place in the path. */
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
