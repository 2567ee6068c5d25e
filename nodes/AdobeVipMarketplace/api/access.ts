import { addressesOf } from '../../../credentials/signIn/adobe';
import type { Access } from '../../../shared/n8n/operation';
import { checkBaseUrl } from '../../../shared/engine/http/address';

export const access: Access = {
	credentialType: 'adobeVipMarketplaceApi',
	/** The secrets are sent to the identity service before anything is sent to the API. */
	baseUrlOf(credential) {
		const { api, ims } = addressesOf(credential);
		checkBaseUrl(ims, 'IMS URL');
		return api;
	},
};
