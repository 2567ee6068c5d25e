import type { Access } from '../../../shared/n8n/operation';
import { scopeHeadersOf } from './scope';

export const access: Access = {
	credentialType: 'keepnetOAuth2Api',
	baseUrlOf: (credential) => String(credential.baseUrl ?? ''),
	headersOf: scopeHeadersOf,
};
