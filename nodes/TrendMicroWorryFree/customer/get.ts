import type { INodeProperties } from 'n8n-workflow';

import { VendorError } from '../../../shared/engine/errors';
import { collect } from '../../../shared/engine/list/collect';
import { requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { listCustomers } from '../api/endpoints';
import { customer } from './fields';
import { simplify } from './simplify';

export const option = {
	name: 'Get',
	action: 'Get a customer',
	description: 'Get one customer with its license',
};

export const description: INodeProperties[] = [customer.property, simplifyField, requestOptions()];

/**
 * The API cannot get a single customer. The list accepts `cids`, which public clients use but the documentation does not
 * mention. If it has no effect, the customer is looked up in the whole list.
 */
export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const cids = customer.read(parameters);
	const found = await collect(
		session,
		listCustomers,
		{ query: { cids } },
		{
			limit: 1,
			where: (row) => row.id?.toLowerCase() === cids.toLowerCase(),
			keep: asItem(parameters, simplify),
			failOnIncomplete: true,
		},
	);
	if (found.length > 0) return found;
	throw new VendorError('notFound', `Trend Micro has no customer "${cids}"`, {
		description: 'Choose a customer from the list, or check the ID.',
	});
}
