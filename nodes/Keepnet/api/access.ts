import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { VendorError } from '../../../shared/engine/errors';
import type { Access } from '../../../shared/n8n/operation';
import { scopeHeadersOf } from './scope';
import { tokenClaim } from './token';

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

/**
 * Otherwise the node would read the other account until its token expires, after an hour. The claim names the client that
 * the token was issued to (RFC 9068; among the claims in Keepnet's Quickstart).
 */
function refuseForeignToken(credential: ICredentialDataDecryptedObject): void {
	const owner = tokenClaim(credential, 'client_id');
	if (owner === undefined || owner.toLowerCase() === String(credential.clientId).toLowerCase()) return;
	throw new VendorError('input', 'The token that n8n keeps for this credential belongs to another Client ID', {
		description:
			'n8n keeps a token until it expires, which takes up to an hour, even if the Client ID changes. If you have changed it, create a new credential. If it is an expression, use a separate credential and node for each account.',
	});
}

export const access: Access = {
	credentialType: 'keepnetOAuth2Api',
	oneToken: true,
	check(credential) {
		refuseBlanks(credential);
		refuseForeignToken(credential);
	},
	baseUrlOf: (credential) => String(credential.baseUrl ?? ''),
	headersOf: scopeHeadersOf,
};
