import { randomUUID } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { checkOrigin } from '../shared/engine/http/address';
import { testRules } from './signIn/testRules';
import { signatureOf } from './signIn/trendMicro';

/** Every request is signed with the secret key (Trend Micro, "Invoking SMPI"); there is no token to fetch. */
export class TrendMicroWorryFreeApi implements ICredentialType {
	name = 'trendMicroWorryFreeApi';

	displayName = 'Trend Micro Worry-Free API';

	icon: Icon = { light: 'file:../icons/trendMicroWorryFree.svg', dark: 'file:../icons/trendMicroWorryFree.dark.svg' };

	documentationUrl =
		'https://docs.trendmicro.com/en-us/documentation/article/service-management-api-141-smpilatestinvoki';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'From Remote Manager: Administration → Third-party integration → Generate API key. It stays valid until it is revoked.',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown next to the access token. It signs requests and is never sent.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://cspi.trendmicro.com',
			required: true,
			description: 'Host of the SMPI URL that Remote Manager shows next to the keys',
		},
		{
			displayName: 'SMPI Version',
			name: 'version',
			type: 'string',
			default: 'v2.8',
			placeholder: 'e.g. v2.8',
			description: 'Version in the address of the API. Leave empty for an address without a version.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
	];

	/**
	 * Signs a request as it is about to be sent. n8n calls this again on the signed request when it sends once more after
	 * a 401, so the time, the trace id and the signature are replaced.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const url = addressOf(options);
		checkOrigin({ url });
		const body = bodyOf(options);
		const time = Math.floor(Date.now() / 1000);
		const signed = { method: options.method ?? 'GET', url, body, time };
		return {
			...options,
			url,
			baseURL: undefined,
			qs: undefined,
			...(body === '' ? {} : { body }),
			headers: {
				...options.headers,
				'x-access-token': String(credentials.accessToken).trim(),
				'x-posix-time': String(time),
				'x-signature': signatureOf(signed, String(credentials.secretKey).trim()),
				'x-traceid': randomUUID(),
			},
		};
	}

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '={{"/SMPI" + ($credentials.version.trim() && "/" + $credentials.version.trim()) + "/service/wfbss/api/customers?page=1&limit=1"}}',
			headers: { 'Content-Type': 'application/json; charset=utf-8' },
			skipSslCertificateValidation: '={{$credentials.ignoreSSLIssues}}',
			disableFollowRedirect: true,
		},
		rules: testRules('Trend Micro', 'customers', {
			401: 'Trend Micro did not accept the Access Token, the Secret Key or the time of the request. The clock of this n8n must be accurate to within 15 minutes.',
			403: 'This account is not allowed to list customers. Check the role of the Remote Manager account that the keys belong to.',
			404: 'Trend Micro could not find this address. Check Base URL and SMPI Version.',
		}),
	};
}

/** The whole address, including parameters that were still to be added, with spaces as %20. */
function addressOf({ url, baseURL = '', qs = {} }: IHttpRequestOptions): string {
	const whole = /^https?:/i.test(url) ? url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
	const pairs = Object.entries(qs).flatMap(([name, value]) =>
		value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
	);
	return pairs.length === 0 ? whole : `${whole}${whole.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** The body as text, so that what is signed is what is sent. */
function bodyOf({ body }: IHttpRequestOptions): string {
	if (body === undefined || body === null) return '';
	if (typeof body === 'string') return body;
	return Object.keys(body).length === 0 ? '' : JSON.stringify(body);
}
