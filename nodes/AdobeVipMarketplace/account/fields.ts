import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export const STATUS_OPTIONS: INodePropertyOptions[] = [
	{ name: 'Active (1000)', value: '1000' },
	{ name: 'Failed, Customer ID Invalid (1026)', value: '1026' },
	{ name: 'Inactive (1004)', value: '1004' },
	{ name: 'Pending (1002)', value: '1002' },
];

const STATUS_FILTER_OPTIONS: INodePropertyOptions[] = [
	...STATUS_OPTIONS,
	{ name: 'All Statuses', value: 'all', description: 'One reading for each status' },
].sort((a, b) => a.name.localeCompare(b.name, 'en'));

const statusFilter: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: STATUS_FILTER_OPTIONS,
	default: '1000',
	description: 'Adobe returns the active ones when no status is chosen',
};

const companyNameFilter: INodeProperties = {
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Contoso*',
	description: 'The name, or a part of it with * for the rest: Contoso* begins with it, *contoso* contains it',
};

const dated = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

export const filtersField = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [companyNameFilter, ...more, statusFilter],
});

/** Only the customer list can be filtered by date of creation. */
export const createdFilters: INodeProperties[] = [
	dated('Created From', 'createdFrom', 'First day of creation (UTC), included'),
	dated('Created To', 'createdTo', 'Last day of creation (UTC), included'),
];

export const sortField: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'fixedCollection',
	placeholder: 'Add sorting',
	default: {},
	options: [
		{
			displayName: 'Sort By',
			name: 'by',
			values: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					options: [
						{ name: 'Company Name', value: 'companyName' },
						{ name: 'Creation Date', value: 'creationDate' },
					],
					default: 'creationDate',
					description: 'What to sort by',
				},
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'asc' },
						{ name: 'Descending', value: 'desc' },
					],
					default: 'asc',
					description: 'Which end to begin with',
				},
			],
		},
	],
};

export const resellerField: INodeProperties = {
	displayName: 'Reseller',
	name: 'resellerId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The reseller whose customers are meant',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchResellers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1000396138',
		},
	],
};

/** Customers cannot be listed without their reseller, so there is no list to choose from. */
export const customerField: INodeProperties = {
	displayName: 'Customer ID',
	name: 'customerId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1006500792',
	description: 'The customer, as in the field customerId of Customer → Get Many',
};
