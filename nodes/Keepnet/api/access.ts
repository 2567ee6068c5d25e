import type { Access } from '../../../shared/n8n/operation';
import { readChoice, readText } from '../../../shared/n8n/parameters';
import { checkId } from '../../../shared/engine/http/address';

/** Keepnet documents the first ("Scope API requests to a customer"); its own front end still sends the second. */
const SCOPE_HEADERS = ['X-KEEPNET-Company-Id', 'X-IR-COMPANY-ID'] as const;

export const access: Access = {
	credentialType: 'keepnetOAuth2Api',
	baseUrlOf: (credential) => String(credential.baseUrl ?? ''),
	headersOf(parameters) {
		const companyId = readText(parameters, 'options.scopeCompanyId', 'Scope to Company ID');
		const header = readChoice(parameters, 'options.scopeHeader', {
			field: 'Scope Header',
			choices: SCOPE_HEADERS,
			fallback: SCOPE_HEADERS[0],
		});
		return companyId === '' ? {} : { [header]: checkId(companyId, 'Scope to Company ID') };
	},
};
