import type { INodeProperties } from 'n8n-workflow';

export const PAGE_SIZE = { field: 'Page Size', min: 1, max: 100 };

export const pageSizeOption: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: PAGE_SIZE.min, maxValue: PAGE_SIZE.max },
	default: 100,
	description: 'How many customers to ask for at once',
};

/** Which customer an operation is about. */
export const customerField: INodeProperties = {
	displayName: 'Customer',
	name: 'customerId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The customer to read',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCustomers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6F9619FF-8B86-4D01-B42D-00CF4FC964FF',
		},
	],
};
