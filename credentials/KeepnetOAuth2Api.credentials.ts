import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { testRules } from './signIn/testRules';

/**
 * OAuth2 client credentials in the body of the token request, scope `api1` (Keepnet API reference, Quickstart).
 * n8n fetches the token, keeps it and renews it.
 */
export class KeepnetOAuth2Api implements ICredentialType {
	name = 'keepnetOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Keepnet OAuth2 API';

	icon: Icon = { light: 'file:../icons/keepnet.svg', dark: 'file:../icons/keepnet.dark.svg' };

	documentationUrl = 'https://doc.keepnetlabs.com/next-generation-product/platform/company/company-settings/rest-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.keepnetlabs.com',
			required: true,
			description: 'Address of the Keepnet API',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			hint: 'In Keepnet: Company → Company Settings → REST API. Use a client with Client Role = Reseller.',
		},
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: false,
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"].trim().replace(/\\/+$/, "")}}/connect/token',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'api1' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	/** Only a Reseller may search companies, so this distinguishes a wrong secret from a wrong role. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/api/companies/search',
			headers: { 'Content-Type': 'application/json' },
			body: {
				pageNumber: 1,
				pageSize: 1,
				orderBy: 'CreateTime',
				ascending: true,
				filter: { Condition: 'AND', SearchInputTextValue: '' },
			},
			disableFollowRedirect: true,
		},
		rules: testRules('Keepnet', 'data', {
			401: 'Keepnet did not accept the Client ID or the Client Secret.',
			403: 'Signed in, but this credential does not have the Reseller role. Set Client Role = Reseller in Company → Company Settings → REST API.',
		}),
	};
}
