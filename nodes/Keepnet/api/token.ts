import { jsonParse, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { firstValueAt, valueAt } from '../../../shared/engine/endpoint';

const PATHS = ['oauthTokenData.access_token', 'oauthTokenData.accessToken'];

/** A claim of the access token that n8n keeps for the credential (Keepnet's Quickstart); `undefined` if unknown. */
export function tokenClaim(credential: ICredentialDataDecryptedObject, name: string): string | undefined {
	const token = firstValueAt(credential, PATHS);
	const [, claims = ''] = typeof token === 'string' ? token.split('.') : [];
	const read = jsonParse<object>(Buffer.from(claims, 'base64url').toString(), { fallbackValue: {} });
	const claim = valueAt(read, name);
	return typeof claim === 'string' ? claim : undefined;
}
