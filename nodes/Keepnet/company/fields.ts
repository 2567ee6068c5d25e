import type { INodeProperties } from 'n8n-workflow';

/** How to pick several entries of a list that the account holds. */
const picked = (displayName: string, name: string, method: string, what: string): INodeProperties => ({
	displayName: `${displayName} Names or IDs`,
	name,
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: method },
	default: [],
	description: `${what}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
});

const written = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const counted = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description,
});

const dated = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

/** The fields that Keepnet's Companies page can be filtered by. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		written('Company Name', 'companyName', 'Text that the name contains'),
		dated('Created From', 'createdFrom', 'First day of creation, included'),
		dated('Created To', 'createdTo', 'Last day of creation, included'),
		{
			displayName: 'Filter (JSON)',
			name: 'filterJson',
			type: 'json',
			default: '',
			placeholder:
				'e.g. {"Condition": "OR", "FilterItems": [{"FieldName": "CompanyName", "Operator": "Contains", "Value": "dental"}]}',
			description:
				'A filter in the form that Keepnet itself uses, applied together with the others. The README leads to a page that lists fields and operators.',
		},
		picked('Industry', 'industries', 'getIndustries', 'Industries to include'),
		counted('License Limit', 'licenseLimit', 'Exact number of licensed users'),
		picked('License Type', 'licenseTypes', 'getLicenseTypes', 'License types to include'),
		picked('Module', 'modules', 'getModules', 'Modules (products) of which the license holds at least one'),
		{
			displayName: 'Over License Limit Only',
			name: 'overLicenseLimitOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to return only companies with more target users than their license allows',
		},
		dated('Renewal Date From', 'renewalDateFrom', 'First day of renewal, included'),
		dated('Renewal Date To', 'renewalDateTo', 'Last day of renewal, included'),
		written('Reseller Name', 'resellerName', 'Text that the name of the managing reseller contains'),
		written('Tags', 'tags', 'Text that the tags contain'),
		counted('Target Users From', 'targetUsersFrom', 'Fewest active target users'),
		counted('Target Users To', 'targetUsersTo', 'Most active target users'),
	],
};

/** The columns that Keepnet's Companies page can be sorted by. */
const SORT_OPTIONS = [
	{ name: 'Company Name', value: 'CompanyName' },
	{ name: 'Date Created', value: 'CreateTime' },
	{ name: 'Industry', value: 'IndustryName' },
	{ name: 'License Limit', value: 'NumberOfUsers' },
	{ name: 'License Type', value: 'LicenseTypeName' },
	{ name: 'Other Field', value: 'custom' },
	{ name: 'Renewal Date (LicenseEndDate)', value: 'LicenseEndDate' },
	{ name: 'Renewal Date (RenewalDate)', value: 'RenewalDate' },
	{ name: 'Reseller Name', value: 'ResellerName' },
	{ name: 'Tags', value: 'Tags' },
	{ name: 'Target Users', value: 'TargetUserCount' },
];
/** What can be chosen to sort by; `custom` stands for any other column. */
export const SORT_COLUMNS = SORT_OPTIONS.map(({ value }) => value);

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
					options: SORT_OPTIONS,
					default: 'CreateTime',
					description: 'The column to sort by',
				},
				{
					displayName: 'Field Name',
					name: 'customField',
					type: 'string',
					default: '',
					placeholder: 'e.g. MonthlyActiveUserCount',
					description: 'The name of the field as Keepnet spells it',
					displayOptions: { show: { sortBy: ['custom'] } },
				},
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'ascending' },
						{ name: 'Descending', value: 'descending' },
					],
					default: 'ascending',
					description: 'Which end to begin with',
				},
			],
		},
	],
};

/** Which company an operation is about. */
export const companyField: INodeProperties = {
	displayName: 'Company',
	name: 'companyId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The company to read',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCompanies', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. kN4pQ7sXb2Lm',
		},
	],
};

/** Acts for one customer in place of all. */
export const scopeOptions: INodeProperties[] = [
	written('Scope to Company ID', 'scopeCompanyId', 'Act for this company only, e.g. to list its own child companies'),
	{
		displayName: 'Scope Header',
		name: 'scopeHeader',
		type: 'options',
		options: [
			{ name: 'Legacy (X-IR-COMPANY-ID)', value: 'X-IR-COMPANY-ID' },
			{ name: 'Standard (X-KEEPNET-Company-ID)', value: 'X-KEEPNET-Company-Id' },
		],
		default: 'X-KEEPNET-Company-Id',
		description: 'The header that carries the company ID; only older accounts need the other one',
	},
];

export const pageSizeOption: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000 },
	default: 100,
	description: 'How many companies to ask for at once',
};
