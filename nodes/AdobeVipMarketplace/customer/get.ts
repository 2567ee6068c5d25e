import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { valueAt } from '../../../shared/engine/endpoint';
import { commitmentIn } from '../account/commitment';
import { customer } from '../account/fields';
import { getCustomer } from '../api/endpoints';
import { sendForRecord } from '../api/envelope';

export const option = {
	name: 'Get',
	action: 'Get a customer',
	description: 'Get one customer with its anniversary date, discount levels and commitments',
};

export const description: INodeProperties[] = [customer.property, simplifyField, requestOptions()];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = customer.read(parameters);
	const simplified = isSimplified(parameters);
	const found = await sendForRecord(session, getCustomer, { customerId }, 'customerId');
	return [{ json: simplified ? simplify(found) : found }];
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
function simplify(found: IDataObject): IDataObject {
	const held = (place: string) => {
		const value = valueAt(found, place);
		return typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? value : null;
	};
	const commitment = commitmentIn(found);
	return {
		...Object.fromEntries(Object.entries(PLACES).map(([field, place]) => [field, held(place)])),
		threeYearCommitStatus: commitment?.status ?? null,
		threeYearCommitEndDate: commitment?.endDate ?? null,
		minimumLicenses: commitment?.minimumLicenses ?? null,
		minimumConsumables: commitment?.minimumConsumables ?? null,
		recommitmentStatus: commitment?.recommitmentStatus ?? null,
	};
}
