import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { collect } from '../../../shared/engine/list/collect';
import { VendorError } from '../../../shared/engine/errors';
import { customerField } from './fields';
import { listCustomers } from '../api/endpoints';
import { simplify } from './simplify';

export const description: INodeProperties[] = [customerField, simplifyField, requestOptions()];

/**
 * There is no call for one customer; the list takes `cids`, which public clients use and the page does not name.
 * Where it is passed over, the customer is looked for in the whole list.
 */
export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const cids = readLocator(parameters, 'customerId', 'Customer');
	const simplified = isSimplified(parameters);
	const found = await collect(
		session,
		listCustomers,
		{ query: { cids } },
		{
			limit: 1,
			where: (row) => row.id?.toLowerCase() === cids.toLowerCase(),
			keep: (row, raw) => ({ json: simplified ? simplify(row) : (raw as IDataObject) }),
			failOnIncomplete: true,
		},
	);
	if (found.length > 0) return found;
	throw new VendorError('notFound', `Trend Micro knows no customer "${cids}"`, {
		description: 'Choose a customer from the list, or check the ID.',
	});
}
