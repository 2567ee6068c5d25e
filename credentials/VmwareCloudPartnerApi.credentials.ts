import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { checkOrigin } from '../shared/engine/http/address';
import { exchange, textOf } from './signIn/exchange';
import { testRules } from './signIn/testRules';
import { accountOf, mintOnce, NO_TOKEN, sealed, unsealed } from './signIn/tokens';
import { signInOf } from './signIn/vmware';

/** A token also belongs to an organization, however it was obtained. */
function accountIn(credentials: ICredentialDataDecryptedObject): string {
	const [, { url, body, headers }] = signInOf(credentials);
	return accountOf(url, body, headers.Authorization, textOf(credentials.orgId), textOf(credentials.baseUrl));
}

/**
 * Cloud Partner Navigator takes an access token that is exchanged for an API token, or for the ID and secret of an
 * OAuth app; either can be created by Navigator or by VMware Cloud Services (CSP).
 */
export class VmwareCloudPartnerApi implements ICredentialType {
	name = 'vmwareCloudPartnerApi';

	displayName = 'VMware Cloud Partner API';

	icon: Icon = { light: 'file:../icons/vmwareCloudPartner.svg', dark: 'file:../icons/vmwareCloudPartner.dark.svg' };

	// VMware's own page is gone: its address redirects to the front page of Broadcom's developer portal.
	documentationUrl =
		'https://github.com/n8n-nodes-reseller-renewals/n8n-nodes-reseller-renewals/blob/main/docs/nodes/vmware-cloud-partner.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Sign-In Method',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'API Token', value: 'apiToken', description: 'An API token, exchanged by Cloud Partner Navigator' },
				{
					name: 'OAuth App',
					value: 'oauthApp',
					description: 'Client credentials of an OAuth app, exchanged by Cloud Partner Navigator',
				},
				{
					name: 'Tanzu Platform Console API Token',
					value: 'tanzuApiToken',
					description: 'An API token, exchanged by the Tanzu Platform Console (console.tanzu.broadcom.com)',
				},
				{
					name: 'VMware Cloud Services API Token',
					value: 'cspApiToken',
					description: 'An API token, exchanged by VMware Cloud Services (CSP)',
				},
				{
					name: 'VMware Cloud Services OAuth App',
					value: 'cspOauthApp',
					description: 'Client credentials of an OAuth app, exchanged by VMware Cloud Services (CSP)',
				},
			],
			default: 'apiToken',
			description: 'How to obtain an access token',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From My Account → API Tokens. A token belongs to one organization, and generating a new one invalidates it.',
			displayOptions: { show: { authentication: ['apiToken', 'cspApiToken', 'tanzuApiToken'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID of the OAuth app, from Organization → OAuth Apps',
			displayOptions: { show: { authentication: ['oauthApp', 'cspOauthApp'] } },
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret of the OAuth app, shown when the app is created',
			displayOptions: { show: { authentication: ['oauthApp', 'cspOauthApp'] } },
		},
		{
			displayName: 'Organization ID',
			name: 'orgId',
			type: 'string',
			default: '',
			required: true,
			description: 'ID of the distributor organization whose subscriptions to read',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://console.navigator.vmware.com',
			required: true,
			description: 'Address of Cloud Partner Navigator',
		},
		{
			displayName: 'Auth URL',
			name: 'authUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://console.cloud.vmware.com',
			description:
				'Address to send the secrets to. Leave empty to use the Base URL, or the standard address of VMware Cloud Services or the Tanzu Platform Console if you sign in there.',
		},
		{
			displayName: 'Header',
			name: 'headerName',
			type: 'options',
			options: [
				{ name: 'Authorization: Bearer', value: 'authorization' },
				{ name: 'Csp-Auth-Token', value: 'csp-auth-token' },
			],
			default: 'csp-auth-token',
			description: 'The header that carries the access token',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
	];

	/** n8n asks when there is no access token yet, and when a 401 says that it has expired. @throws SignInError */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const [service, request] = signInOf(credentials);
		const account = accountIn(credentials);
		const expired = unsealed(account, credentials.accessToken) || undefined;
		const token = await mintOnce(
			account,
			expired,
			async () => await exchange(async (options) => await this.helpers.httpRequest(options), service, request),
		);
		return { accessToken: sealed(account, token) };
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		checkOrigin(options);
		const token = unsealed(accountIn(credentials), credentials.accessToken) || NO_TOKEN;
		const header =
			credentials.headerName === 'authorization' ? { Authorization: `Bearer ${token}` } : { 'csp-auth-token': token };
		return { ...options, headers: { ...options.headers, ...header } };
	};

	/** The smallest search: it distinguishes a wrong secret from a missing role and from a wrong organization. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '=/cphub/api/seller/v1/distributors/{{encodeURIComponent($credentials.orgId.trim())}}/subscriptions/search?pageLimit=1&pageStart=1',
			headers: { 'Content-Type': 'application/json' },
			body: { sorter: { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' } },
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
			disableFollowRedirect: true,
		},
		rules: testRules('VMware', 'results', {
			401: 'Signed in, but VMware did not accept the access token. Try the other Header.',
			403: 'Signed in, but this account is not allowed to read the subscriptions of the organization. Check Organization ID and the roles of the token.',
			404: 'Signed in, but VMware could not find the organization. Check Organization ID and Base URL.',
		}),
	};
}
