import { choiceField, choicesField, collectionField, locatorField, textField } from '../../../shared/n8n/field';
import { extentFields } from '../../../shared/n8n/list';
import { sortField } from '../../../shared/n8n/listFields';
import { dayRangeFields } from '../../../shared/panel/dayRange';
import { ACCOUNTS_PER_PAGE } from '../api/endpoints';

/** The statuses that the lists can be filtered by; one at a time (Adobe docs, "Get customer list"). */
const STATUS_OPTIONS = [
	{ name: 'Active (1000)', value: '1000' },
	{ name: 'Failed, Customer ID Invalid (1026)', value: '1026' },
	{ name: 'Inactive (1004)', value: '1004' },
	{ name: 'Pending (1002)', value: '1002' },
] as const;

export type Status = (typeof STATUS_OPTIONS)[number]['value'];

/** In the order of Adobe's table. */
export const STATUSES: readonly Status[] = STATUS_OPTIONS.map(({ value }) => value).sort();

const [active, ...inactive] = STATUS_OPTIONS;
/** By name, as n8n wants it. */
const STATUS_CHOICES = [
	active,
	{ name: 'All Statuses', value: 'all', description: 'Reads a separate list for each status' } as const,
	...inactive,
];

const status = choiceField({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: STATUS_CHOICES,
	default: '1000',
	description: 'If you choose no status, Adobe returns only active accounts',
});

const companyName = textField({
	displayName: 'Company Name',
	name: 'companyName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Contoso*',
	description:
		'Name to match, with * for any text: Contoso* matches names that begin with Contoso, *contoso* names that contain it',
});

/** Only the customer list can be filtered by date of creation. */
const created = dayRangeFields('Created', 'created', 'creation (UTC)');

const asFilters = { displayName: 'Filters', name: 'filters', placeholder: 'Add filter' };

export const resellerFilters = collectionField(asFilters, { companyName, status });
export const customerFilters = collectionField(asFilters, { companyName, created, status });

export const sort = sortField(
	choiceField({
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: [
			{ name: 'Company Name', value: 'companyName' },
			{ name: 'Creation Date', value: 'creationDate' },
		],
		default: 'creationDate',
		description: 'What to sort by',
	}),
	['asc', 'desc'],
);

export type SortColumn = ReturnType<typeof sort.read>['column'];

const extentOf = (rows: string) =>
	extentFields(rows, { by: 'row', first: 0, size: ACCOUNTS_PER_PAGE }, { displayName: 'Offset', name: 'offset' });

/** How much of a list to read. */
export const customerExtent = extentOf('customers');
export const resellerExtent = extentOf('resellers');

export const reseller = locatorField(
	{ displayName: 'Reseller', name: 'resellerId', description: 'The reseller whose customers to read' },
	{ searchListMethod: 'searchResellers', placeholder: 'e.g. 1000396138' },
);

export const customer = locatorField(
	{ displayName: 'Customer', name: 'customerId', description: 'The customer, by name or by customerId' },
	{ searchListMethod: 'searchCustomers', placeholder: 'e.g. 1006500792' },
);

/** Which customers a report covers. */
export const customerStatuses = choicesField({
	displayName: 'Customer Statuses',
	name: 'customerStatuses',
	type: 'multiOptions',
	options: STATUS_OPTIONS,
	default: ['1000'],
	description: 'Which customers to read. Each status is a separate list.',
});
