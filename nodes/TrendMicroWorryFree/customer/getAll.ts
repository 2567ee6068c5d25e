import type { INodeProperties } from 'n8n-workflow';

import { collect } from '../../../shared/engine/list/collect';
import { textField } from '../../../shared/n8n/field';
import { limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { listCustomers } from '../api/endpoints';
import { pageSize } from './fields';
import { simplify } from './simplify';

export const option = {
	name: 'Get Many',
	action: 'List customers',
	description: 'List customers with their licenses, searched by name',
};

const search = textField({
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. Blue Heron',
	description: 'Keywords to look for in company names. All customers when empty.',
});

export const description: INodeProperties[] = [
	search.property,
	...returnAllAndLimit,
	simplifyField,
	listOptions(pageSize.property),
];

export async function execute({ parameters, session, failOnIncomplete }: OperationContext): Promise<Output[]> {
	const q = search.read(parameters) || undefined;
	return await collect(
		session,
		listCustomers,
		{ query: { q } },
		{
			limit: limitOf(parameters),
			pageSize: pageSize.read(parameters, 'options'),
			keep: asItem(parameters, simplify),
			failOnIncomplete,
		},
	);
}
