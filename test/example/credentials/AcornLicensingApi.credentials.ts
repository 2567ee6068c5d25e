/* eslint-disable @n8n/community-nodes/icon-validation, @n8n/community-nodes/cred-class-field-icon-missing -- an example ships neither icons nor an entry in package.json */
import type { IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { testRules } from '../../../credentials/signIn/testRules';

/** A static API key, sent with every request. */
export class AcornLicensingApi implements ICredentialType {
	name = 'acornLicensingApi';

	displayName = 'Acorn Licensing API';

	documentationUrl = 'https://acorn.example/docs/api-keys';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Settings > API Keys',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.acorn.example',
			required: true,
			description: 'Address of the API',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v1/licenses',
			qs: { limit: 1 },
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
			// n8n would take the key along to another origin.
			disableFollowRedirect: true,
		},
		rules: testRules('Acorn', 'data', { 401: 'Acorn did not accept the API Key.' }),
	};
}
