import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { checkBaseUrl } from '../../shared/engine/http/address';
import { signInError, textOf, type SignInRequest, type SignInService } from './exchange';

interface Addresses {
	/** Root of the Commerce Partner API. */
	api: string;
	/** Root of Adobe's identity service (IMS), which issues tokens. */
	ims: string;
}

/** Adobe VIP Marketplace docs, Authentication. */
export const PRODUCTION: Addresses = { api: 'https://partners.adobe.io', ims: 'https://ims-na1.adobelogin.com' };
export const SANDBOX: Addresses = {
	api: 'https://partnersandbox-stage.adobe.io',
	ims: 'https://ims-na1-stg1.adobelogin.com',
};

/** The addresses of a credential's requests. */
export function addressesOf(credential: ICredentialDataDecryptedObject): Addresses {
	if (credential.environment === 'custom') return { api: textOf(credential.baseUrl), ims: textOf(credential.imsUrl) };
	return credential.environment === 'sandbox' ? SANDBOX : PRODUCTION;
}

/** What Adobe's identity service rejects, by its error code (OAuth 2.0, RFC 6749). */
const REJECTIONS: Record<string, string> = {
	invalid_client:
		'Adobe did not accept the Client ID or the Client Secret. Copy both again from the Adobe Developer Console, and check Environment',
	invalid_scope: 'Adobe did not accept the Scope. Copy the scopes of your credential from the Adobe Developer Console',
};

/** Adobe's identity service (Adobe Developer Console docs, OAuth Server-to-Server). */
export const IMS: SignInService = {
	name: "Adobe's sign-in service",
	tokenAt: 'access_token',
	addressFields: 'Environment',
	rejected: (_status, code) => REJECTIONS[code],
};

const TIMEOUT = 60_000;

/** @throws SignInError or VendorError naming the field that is empty or not valid */
export function tokenRequestOf(credential: ICredentialDataDecryptedObject): SignInRequest {
	const filledIn = (field: string, value: unknown) => {
		const text = textOf(value);
		if (text === '') throw signInError(`${field} is empty in the Adobe credential`);
		return text;
	};
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: filledIn('Client ID', credential.clientId),
		client_secret: filledIn('Client Secret', credential.clientSecret),
		scope: filledIn('Scope', credential.scope),
	});
	return {
		url: `${checkBaseUrl(addressesOf(credential).ims, 'IMS URL')}/ims/token/v3`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: form.toString(),
		timeout: TIMEOUT,
		skipSslCertificateValidation: credential.ignoreSSLIssues === true,
	};
}
