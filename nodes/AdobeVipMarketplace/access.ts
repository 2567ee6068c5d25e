import { addressesOf } from '../../credentials/AdobeVipMarketplaceApi.credentials';
import type { Access } from '../../shared/n8n/run';

export const access: Access = {
	credentialType: 'adobeVipMarketplaceApi',
	baseUrlOf: (credential) => addressesOf(credential).api,
};
