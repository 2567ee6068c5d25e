import type { INodeProperties } from 'n8n-workflow';

import { ParameterError } from '../../../shared/n8n/errors';
import { readChoice, readText, shown, type Parameters } from '../../../shared/n8n/parameters';

export interface Filter {
	key: string;
	operator: string;
	value: string;
}

export interface Sorter {
	key: string;
	operator: string;
}

/** Not documented as text or as true and false; every value of the page's examples is text. */
export const INCLUDE_INACTIVE: Filter = { key: 'INCLUDE_INACTIVE_SUBSCRIPTIONS', operator: 'EQUALS', value: 'true' };
/** The vendor's own default, sent all the same: reading stops early because of it. */
export const BY_END_DATE: Sorter = { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' };

/** The page names a few keys by example; any other can be written. */
const KEYS = [
	{ name: 'Billing Engine Subscription ID', value: 'BILLING_ENGINE_SUBSCRIPTION_ID' },
	{ name: 'Customer Name', value: 'CUSTOMER_NAME' },
	{ name: 'Other', value: 'custom', description: 'A key that VMware knows and this list does not' },
];
const OPERATORS = [
	{ name: 'Equals', value: 'EQUALS' },
	{ name: 'Like', value: 'LIKE' },
	{ name: 'Other', value: 'custom', description: 'An operator that VMware knows and this list does not' },
];
const SORT_KEYS = [
	{ name: 'Billing Engine Subscription ID', value: 'BILLING_ENGINE_SUBSCRIPTION_ID' },
	{ name: 'Other', value: 'custom', description: 'A key that VMware knows and this list does not' },
	{ name: 'Subscription End Date', value: 'SUBSCRIPTION_END_DATE' },
];

const customField = (of: string, displayName: string, name: string, placeholder: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: 'As VMware spells it',
	displayOptions: { show: { [of]: ['custom'] } },
});

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add filter',
	default: {},
	description: 'What all subscriptions must match',
	options: [
		{
			displayName: 'Filter',
			name: 'filter',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'options',
					options: KEYS,
					default: 'CUSTOMER_NAME',
					description: 'What to filter by',
				},
				customField('key', 'Key Name', 'customKey', 'e.g. RESELLER_NAME'),
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					options: OPERATORS,
					default: 'EQUALS',
					description: 'How to compare',
				},
				customField('operator', 'Operator Name', 'customOperator', 'e.g. BETWEEN'),
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'What to compare with',
				},
			],
		},
	],
};

export const sortField: INodeProperties = {
	displayName: 'Sort',
	name: 'sort',
	type: 'fixedCollection',
	placeholder: 'Add sorting',
	default: {},
	description: 'By subscription end date, ascending, when nothing is added',
	options: [
		{
			displayName: 'Sort By',
			name: 'by',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'options',
					options: SORT_KEYS,
					default: 'SUBSCRIPTION_END_DATE',
					description: 'What to sort by',
				},
				customField('key', 'Key Name', 'customKey', 'e.g. CUSTOMER_NAME'),
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Ascending', value: 'ASC' },
						{ name: 'Descending', value: 'DESC' },
					],
					default: 'ASC',
					description: 'Which end to begin with',
				},
			],
		},
	],
};

/** One of a menu's choices, or for `custom` what was written beside it. */
interface Menu {
	field: string;
	options: ReadonlyArray<{ value: string }>;
	fallback: string;
	/** Names of the parameters. */
	menu: string;
	free: string;
}

const KEY: Menu = { field: 'Key', options: KEYS, fallback: 'CUSTOMER_NAME', menu: 'key', free: 'customKey' };
const OPERATOR: Menu = {
	field: 'Operator',
	options: OPERATORS,
	fallback: 'EQUALS',
	menu: 'operator',
	free: 'customOperator',
};
const SORT_KEY: Menu = { ...KEY, options: SORT_KEYS, fallback: BY_END_DATE.key };

/** @throws ParameterError naming the field */
function chosen(parameters: Parameters, path: string, { field, options, fallback, menu, free }: Menu): string {
	const choices = options.map(({ value }) => value);
	const choice = readChoice(parameters, `${path}.${menu}`, { field, choices, fallback });
	const name = choice === 'custom' ? readText(parameters, `${path}.${free}`, `${field} Name`) : choice;
	if (name === '') throw new ParameterError(`${field} Name`, `${field} Name is empty`);
	return name;
}

/** The filters of the parameter Filters. @throws ParameterError naming the field */
export function filtersOf(parameters: Parameters): Filter[] {
	const entries = parameters.get('filters.filter') ?? [];
	if (!Array.isArray(entries)) throw new ParameterError('Filters', `Filters must be a list, not ${shown(entries)}`);
	return entries.map((_, index) => {
		const path = `filters.filter[${index}]`;
		return {
			key: chosen(parameters, path, KEY),
			operator: chosen(parameters, path, OPERATOR),
			value: readText(parameters, `${path}.value`, 'Value'),
		};
	});
}

/** The order of the parameter Sort; the vendor's own when there is none. @throws ParameterError naming the field */
export function sorterOf(parameters: Parameters): Sorter {
	return {
		key: chosen(parameters, 'sort.by', SORT_KEY),
		operator: readChoice(parameters, 'sort.by.direction', {
			field: 'Direction',
			choices: ['ASC', 'DESC'] as const,
			fallback: 'ASC',
		}),
	};
}

/** The body of a search. */
export const bodyOf = (filters: Filter[], sorter: Sorter) => (filters.length === 0 ? { sorter } : { filters, sorter });
