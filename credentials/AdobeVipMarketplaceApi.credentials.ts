import { createHash, randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { checkBaseUrl, checkOrigin } from '../shared/engine/http/address';
import { addressesOf, PRODUCTION, SANDBOX } from './signIn/adobe';
import { mintOnce, reasonOf, type Token } from './signIn/tokens';

const TOKEN_TIMEOUT = 60_000;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** No token was to be had. The texts are our own: what the service answered is not repeated. */
function signInError(message: string, more: { status?: number; code?: string } = {}): Error {
	return Object.assign(new Error(message), { name: 'SignInError', ...more });
}

/** @throws SignInError or VendorError naming the field that is not filled in, or wrongly */
function tokenRequestOf(credential: ICredentialDataDecryptedObject): IHttpRequestOptions {
	const filledIn = (field: string, value: unknown) => {
		const text = textOf(value);
		if (text === '') throw signInError(`${field} is empty in the Adobe credential`);
		return text;
	};
	const ims = checkBaseUrl(addressesOf(credential).ims, 'IMS URL');
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: filledIn('Client ID', credential.clientId),
		client_secret: filledIn('Client Secret', credential.clientSecret),
		scope: filledIn('Scope', credential.scope),
	});
	return {
		method: 'POST',
		url: `${ims}/ims/token/v3`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: form.toString(),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: TOKEN_TIMEOUT,
		skipSslCertificateValidation: credential.ignoreSSLIssues === true,
	};
}

/** What Adobe's identity service refuses tokens with, by its error code (OAuth 2.0, RFC 6749). */
const REFUSALS: Record<string, string> = {
	invalid_client: 'Adobe did not accept the Client ID or the Client Secret',
	invalid_scope: 'Adobe did not accept the Scope: copy the scopes of your credential from the Adobe Developer Console',
};

/** Fetches a token (Adobe Developer Console docs, OAuth Server-to-Server). @throws SignInError */
async function fetchToken({ helpers }: IHttpRequestHelper, request: IHttpRequestOptions): Promise<Token> {
	const answer: unknown = await helpers.httpRequest(request).catch(async (error: unknown) => {
		const code = reasonOf(error);
		return await Promise.reject(
			signInError(`Adobe's sign-in service was not reached (${code ?? 'no answer'})`, { code }),
		);
	});
	const { statusCode: status, body } = answer as { statusCode: number; body: unknown };
	const held = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	if (status === 200) {
		const accessToken = textOf(held.access_token);
		if (accessToken !== '') return { accessToken };
		throw signInError("Adobe's sign-in service answered without a token", { code: 'ENOTOKEN' });
	}
	const code = textOf(held.error);
	const mayPass = status === 429 || status >= 500;
	const refusal = mayPass ? undefined : REFUSALS[code];
	// n8n's credential test shows a code, or its own words for a status, in place of ours.
	if (refusal !== undefined) throw signInError(refusal);
	throw signInError(`Adobe's sign-in service answered with HTTP ${status}`, { status, code });
}

/**
 * OAuth Server-to-Server (client credentials) at Adobe's identity service. n8n keeps the token until the API refuses it;
 * every request carries ids of its own, because a used id makes Adobe replay an old answer or refuse the request
 * (Adobe VIP Marketplace docs, Idempotency).
 */
export class AdobeVipMarketplaceApi implements ICredentialType {
	name = 'adobeVipMarketplaceApi';

	displayName = 'Adobe VIP Marketplace API';

	icon: Icon = { light: 'file:../icons/adobeVipMarketplace.svg', dark: 'file:../icons/adobeVipMarketplace.dark.svg' };

	documentationUrl = 'https://developer.adobe.com/vipmp/docs/authentication/oauth-credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Sandbox', value: 'sandbox' },
			],
			default: 'production',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: PRODUCTION.api,
			required: true,
			description: 'Address of the Commerce Partner API',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'IMS URL',
			name: 'imsUrl',
			type: 'string',
			default: PRODUCTION.ims,
			required: true,
			description: 'Address of the Adobe identity service that gives out tokens',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Also sent as the API key (X-Api-Key)',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'openid,AdobeID,read_organizations',
			required: true,
			description: 'Separated by commas, as the Adobe Developer Console shows them for your credential',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if the certificate cannot be verified',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n asks for a token when there is none yet, and when the API answered 401. @throws SignInError */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ accessToken: string }> {
		const request = tokenRequestOf(credentials);
		// A hash, so that the key that outlives the request does not hold the secret.
		const account = createHash('sha256')
			.update(`${request.url}\n${String(request.body)}`)
			.digest('hex');
		const expired = textOf(credentials.accessToken) || undefined;
		const { accessToken } = await mintOnce(account, expired, async () => await fetchToken(this, request));
		return { accessToken };
	}

	/** n8n calls this again with its own result when it sends a request once more: everything is overwritten. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		checkOrigin(requestOptions);
		const own: Record<string, string> = {
			Authorization: `Bearer ${textOf(credentials.accessToken)}`,
			'X-Api-Key': textOf(credentials.clientId),
			'X-Request-Id': randomUUID(),
			'X-Correlation-Id': randomUUID(),
		};
		const ownNames = new Set(Object.keys(own).map((name) => name.toLowerCase()));
		const others = Object.entries(requestOptions.headers ?? {}).filter(([name]) => !ownNames.has(name.toLowerCase()));
		return { ...requestOptions, headers: { ...Object.fromEntries(others), ...own } };
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			baseURL: `={{$credentials.environment === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : $credentials.environment === "sandbox" ? "${SANDBOX.api}" : "${PRODUCTION.api}"}}`,
			url: '/v3/resellers',
			qs: { limit: 1 },
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues === true}}',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Adobe gave a token but does not accept it here. Does the Environment fit the credential?',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Signed in, but Adobe does not accept the Client ID as API key. Add the Commerce Partner API to the project in the Adobe Developer Console, and check that the Environment fits.',
				},
			},
		],
	};
}
