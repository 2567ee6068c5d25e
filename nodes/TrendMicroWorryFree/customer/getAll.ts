import type { INodeProperties } from 'n8n-workflow';

import { textField } from '../../../shared/n8n/field';
import { listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import { readList } from '../../../shared/n8n/list';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { listCustomers } from '../api/endpoints';
import { extent } from './fields';
import { simplify } from './simplify';

export const option = {
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List customers with their licenses, searched by name',
};

const search = textField({
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. Blue Heron',
	description: 'Keywords to look for in company names. Leave empty for all customers.',
});

export const description: INodeProperties[] = [
	search.property,
	...returnAllAndLimit,
	simplifyField,
	listOptions(...extent.properties),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const query = { q: search.read(parameters) || undefined };
	return await readList(
		run,
		listCustomers,
		{ query },
		{
			...extent.read(parameters, 'options'),
			keep: asItem(parameters, simplify),
			ifNone: query.q === undefined ? 'hint' : 'believe',
		},
	);
}
