import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { VendorError } from '../../../shared/engine/errors';
import type { Access } from '../../../shared/n8n/operation';
import { scopeHeadersOf } from './scope';

const SECRETS = { clientId: 'Client ID', clientSecret: 'Client Secret' };

/** n8n's own OAuth2 client sends both exactly as pasted, and nothing can trim them in between. */
function refuseBlanks(credential: ICredentialDataDecryptedObject): void {
	for (const [name, field] of Object.entries(SECRETS)) {
		const value = credential[name];
		if (typeof value !== 'string' || value === value.trim()) continue;
		throw new VendorError('input', `${field} in the credential starts or ends with a space`, {
			description:
				'Remove the spaces and line breaks around it, which often come from pasting, and save the credential.',
		});
	}
}

export const access: Access = {
	credentialType: 'keepnetOAuth2Api',
	oneToken: true,
	baseUrlOf(credential) {
		refuseBlanks(credential);
		return String(credential.baseUrl ?? '');
	},
	headersOf: scopeHeadersOf,
};
