import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, limitOf, listOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import { readOptionalNumber, readText } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { collect } from '../../../shared/engine/list/collect';
import { PAGE_SIZE, pageSizeOption } from './fields';
import { listCustomers } from '../api/endpoints';
import { simplify } from './simplify';

export const description: INodeProperties[] = [
	{
		displayName: 'Search',
		name: 'search',
		type: 'string',
		default: '',
		placeholder: 'e.g. Blue Heron',
		description: 'Keywords to be searched on company name. All customers when empty.',
	},
	...returnAllAndLimit,
	simplifyField,
	listOptions(pageSizeOption),
];

export async function execute({ parameters, session, failOnIncomplete }: OperationContext): Promise<Output[]> {
	const q = readText(parameters, 'search', 'Search') || undefined;
	const simplified = isSimplified(parameters);
	return await collect(
		session,
		listCustomers,
		{ query: { q } },
		{
			limit: limitOf(parameters),
			pageSize: readOptionalNumber(parameters, 'options.pageSize', PAGE_SIZE),
			keep: (row, raw) => ({ json: simplified ? simplify(row) : (raw as IDataObject) }),
			ifNone: q === undefined ? 'hint' : 'believe',
			failOnIncomplete,
		},
	);
}
