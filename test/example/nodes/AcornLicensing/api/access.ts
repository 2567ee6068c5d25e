import type { Access } from '../../../../../shared/n8n/operation';

export const access: Access = {
	credentialType: 'acornLicensingApi',
	baseUrlOf: (credential) => String(credential.baseUrl ?? ''),
};
