import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

interface Addresses {
	/** Root of the Commerce Partner API. */
	api: string;
	/** Root of Adobe's identity service (IMS), which gives out tokens. */
	ims: string;
}

/** Adobe VIP Marketplace docs, Authentication. */
export const PRODUCTION: Addresses = { api: 'https://partners.adobe.io', ims: 'https://ims-na1.adobelogin.com' };
export const SANDBOX: Addresses = {
	api: 'https://partnersandbox-stage.adobe.io',
	ims: 'https://ims-na1-stg1.adobelogin.com',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Where a credential's requests go. */
export function addressesOf(credential: ICredentialDataDecryptedObject): Addresses {
	if (credential.environment === 'custom') return { api: textOf(credential.baseUrl), ims: textOf(credential.imsUrl) };
	return credential.environment === 'sandbox' ? SANDBOX : PRODUCTION;
}
