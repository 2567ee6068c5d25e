import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { valueAt } from '../../../shared/engine/endpoint';
import { customerField } from '../account/fields';
import { getCustomer } from '../api/endpoints';
import { sendForObject } from '../api/envelope';

export const description: INodeProperties[] = [customerField, simplifyField, requestOptions()];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = readLocator(parameters, 'customerId', 'Customer ID');
	const simplified = isSimplified(parameters);
	const customer = await sendForObject(session, getCustomer, { path: { customerId } });
	return [{ json: simplified ? simplify(customer) : customer }];
}

const PLACES: Record<string, string> = {
	customerId: 'customerId',
	companyName: 'companyProfile.companyName',
	resellerId: 'resellerId',
	status: 'status',
	cotermDate: 'cotermDate',
	marketSegment: 'companyProfile.marketSegment',
	country: 'companyProfile.address.country',
	creationDate: 'creationDate',
	externalReferenceId: 'externalReferenceId',
	globalSalesEnabled: 'globalSalesEnabled',
};

/** Until its first order a customer has no anniversary date; Adobe then writes "". */
function simplify(customer: IDataObject): IDataObject {
	const told = (place: string) => {
		const value = valueAt(customer, place);
		return typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? value : null;
	};
	return Object.fromEntries(Object.entries(PLACES).map(([field, place]) => [field, told(place)]));
}
