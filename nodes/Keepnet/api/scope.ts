import { checkId } from '../../../shared/engine/http/address';
import { choiceField, textField } from '../../../shared/n8n/field';
import type { Parameters } from '../../../shared/n8n/parameters';

const companyId = textField({
	displayName: 'Scope to Company ID',
	name: 'scopeCompanyId',
	type: 'string',
	default: '',
	placeholder: 'e.g. kN4pQ7sXb2Lm',
	description: 'Act for this company only, e.g. to list its own child companies',
});

/** Keepnet documents the standard one ("Scope API requests to a customer"); its own front end still sends the other. */
const header = choiceField({
	displayName: 'Scope Header',
	name: 'scopeHeader',
	type: 'options',
	options: [
		{ name: 'Legacy (X-IR-COMPANY-ID)', value: 'X-IR-COMPANY-ID' },
		{ name: 'Standard (X-KEEPNET-Company-ID)', value: 'X-KEEPNET-Company-Id' },
	],
	default: 'X-KEEPNET-Company-Id',
	description: 'The header that carries the company ID. Only older accounts need the legacy one.',
});

/** Options of every operation: act for one customer instead of all. */
export const scopeOptions = [companyId.property, header.property];

/** @throws ParameterError or VendorError (`input`) naming the field */
export function scopeHeadersOf(parameters: Parameters): Record<string, string> {
	const id = companyId.read(parameters, 'options');
	const name = header.read(parameters, 'options');
	return id === '' ? {} : { [name]: checkId(id, companyId.property.displayName) };
}
