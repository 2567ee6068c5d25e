import type { Access, OperationContext } from '../../../shared/n8n/operation';
import { ParameterError } from '../../../shared/n8n/errors';
import { isUnset, readText } from '../../../shared/n8n/parameters';
import { checkBaseUrl, checkId } from '../../../shared/engine/http/address';

export const access: Access = {
	credentialType: 'vmwareCloudPartnerApi',
	/** The secrets are sent to the Auth URL, if there is one, before anything is sent to the API. */
	baseUrlOf({ authUrl, baseUrl }) {
		if (!isUnset(authUrl)) checkBaseUrl(String(authUrl), 'Auth URL');
		return String(baseUrl ?? '');
	},
};

/**
 * The distributor whose subscriptions are read: the parameter Organization ID, or the credential's own.
 * @throws ParameterError or VendorError (`input`) naming the field
 */
export async function organizationOf({ context, itemIndex, parameters }: OperationContext): Promise<string> {
	const credential = await context.getCredentials(access.credentialType, itemIndex);
	const id = readText(parameters, 'orgId', 'Organization ID') || String(credential.orgId ?? '').trim();
	if (id === '')
		throw new ParameterError('Organization ID', 'Organization ID is not set', 'Enter it here or in the credential.');
	return checkId(id, 'Organization ID');
}
