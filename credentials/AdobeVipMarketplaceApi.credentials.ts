import { randomUUID } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { checkOrigin } from '../shared/engine/http/address';
import { IMS, PRODUCTION, SANDBOX, tokenRequestOf } from './signIn/adobe';
import { exchange, textOf } from './signIn/exchange';
import { testRules } from './signIn/testRules';
import { accountOf, mintOnce, NO_TOKEN, sealed, unsealed } from './signIn/tokens';

/**
 * OAuth Server-to-Server (client credentials) at Adobe's identity service. n8n keeps the token until the API rejects
 * it. Every request has its own IDs, because a used ID makes Adobe replay an old answer or reject the request (Adobe
 * VIP Marketplace docs, Idempotency).
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
			description: 'Address of the Adobe identity service that issues tokens',
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
			description: 'Comma-separated scopes, exactly as the Adobe Developer Console shows them for your credential',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
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

	/** n8n calls this when it has no token yet and after a 401 from the API. @throws SignInError */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ accessToken: string }> {
		const request = tokenRequestOf(credentials);
		const account = accountOf(request.url, request.body);
		const expired = unsealed(account, credentials.accessToken) || undefined;
		const token = await mintOnce(
			account,
			expired,
			async () => await exchange(async (options) => await this.helpers.httpRequest(options), IMS, request),
		);
		return { accessToken: sealed(account, token) };
	}

	/** n8n calls this again with its own result when it sends a request again: everything is overwritten. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		checkOrigin(requestOptions);
		const { url, body } = tokenRequestOf(credentials);
		const token = unsealed(accountOf(url, body), credentials.accessToken) || NO_TOKEN;
		const own: Record<string, string> = {
			Authorization: `Bearer ${token}`,
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
			disableFollowRedirect: true,
		},
		rules: testRules('Adobe', 'totalCount', {
			401: 'Adobe issued a token but does not accept it here. Check that Environment matches the credential.',
			403: 'Signed in, but Adobe does not accept the Client ID as an API key. Add the Commerce Partner API to the project in the Adobe Developer Console, and check that Environment matches.',
		}),
	};
}
