import type { Access } from '../../../shared/n8n/operation';
import { checkBaseUrl } from '../../../shared/engine/http/address';
import { VendorError } from '../../../shared/engine/errors';

/** `v2.8`; the letter is part of it. */
const VERSION = /^v\d+(\.\d+)*$/;

function versionIn(typed: string): string {
	if (typed === '' || VERSION.test(typed)) return typed;
	throw new VendorError('input', `SMPI Version "${typed.slice(0, 20)}" is not a valid version`, {
		description: 'Set SMPI Version in the credential, e.g. "v2.8", or leave it empty.',
	});
}

export const access: Access = {
	credentialType: 'trendMicroWorryFreeApi',
	/** The address may lack the version (as with public clients); all paths are below that address. */
	baseUrlOf(credential) {
		const version = versionIn(String(credential.version ?? '').trim());
		const base = checkBaseUrl(String(credential.baseUrl ?? ''));
		return `${base}/SMPI${version && `/${version}`}/service/wfbss/api`;
	},
};
