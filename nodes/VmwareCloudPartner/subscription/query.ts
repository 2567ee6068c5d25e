import { ParameterError } from '../../../shared/n8n/errors';
import { choiceField, openChoiceField, propertiesOf, textField, type Field } from '../../../shared/n8n/field';
import { sortField } from '../../../shared/n8n/listFields';
import { shown } from '../../../shared/n8n/parameters';

export interface Filter {
	key: string;
	operator: string;
	value: string;
}

export interface Sorter {
	key: string;
	operator: string;
}

/** Whether text or a boolean is not documented; every value in the page's examples is text. */
export const INCLUDE_INACTIVE: Filter = { key: 'INCLUDE_INACTIVE_SUBSCRIPTIONS', operator: 'EQUALS', value: 'true' };
/** The vendor's own default, but still sent, because reading stops early based on it. */
export const BY_END_DATE: Sorter = { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' };

const OTHER_KEY = { name: 'Other', value: 'custom', description: 'A key that VMware supports but this list lacks' };

const written = (displayName: string, name: string, placeholder: string) =>
	textField({ displayName, name, type: 'string', default: '', placeholder, description: 'As VMware spells it' });

/** The page names a few keys by example; any other key can be typed. */
const key = openChoiceField(
	choiceField<string>({
		displayName: 'Key',
		name: 'key',
		type: 'options',
		options: [
			{ name: 'Billing Engine Subscription ID', value: 'BILLING_ENGINE_SUBSCRIPTION_ID' },
			{ name: 'Customer Name', value: 'CUSTOMER_NAME' },
			OTHER_KEY,
		],
		default: 'CUSTOMER_NAME',
		description: 'What to filter by',
	}),
	written('Key Name', 'customKey', 'e.g. RESELLER_NAME'),
);

const operator = openChoiceField(
	choiceField<string>({
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: [
			{ name: 'Equals', value: 'EQUALS' },
			{ name: 'Like', value: 'LIKE' },
			{ name: 'Other', value: 'custom', description: 'An operator that VMware supports but this list lacks' },
		],
		default: 'EQUALS',
		description: 'How to compare',
	}),
	written('Operator Name', 'customOperator', 'e.g. BETWEEN'),
);

const value = textField({
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	placeholder: 'e.g. Blue Heron',
	description: 'Value to compare with',
});

/** Any number of filters. @throws ParameterError naming the field, when it is read */
export const filters: Field<Filter[]> = {
	property: {
		displayName: 'Filters',
		name: 'filters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add filter',
		default: {},
		description: 'Conditions that every subscription must meet',
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [...propertiesOf(key), ...propertiesOf(operator), ...propertiesOf(value)],
			},
		],
	},
	read(parameters) {
		const entries = parameters.get('filters.filter') ?? [];
		if (!Array.isArray(entries)) throw new ParameterError('Filters', `Filters must be a list, not ${shown(entries)}`);
		return entries.map((_, index) => {
			const within = `filters.filter[${index}]`;
			return {
				key: key.read(parameters, within),
				operator: operator.read(parameters, within),
				value: value.read(parameters, within),
			};
		});
	},
};

export const sort = sortField(
	openChoiceField(
		choiceField<string>({
			displayName: 'Sort By',
			name: 'key',
			type: 'options',
			options: [
				{ name: 'Billing Engine Subscription ID', value: 'BILLING_ENGINE_SUBSCRIPTION_ID' },
				OTHER_KEY,
				{ name: 'Subscription End Date', value: 'SUBSCRIPTION_END_DATE' },
			],
			default: 'SUBSCRIPTION_END_DATE',
			description: 'What to sort by',
		}),
		written('Key Name', 'customKey', 'e.g. CUSTOMER_NAME'),
	),
	['ASC', 'DESC'],
	'Defaults to subscription end date, ascending',
);

/** The body of a search. */
export const bodyOf = (wanted: Filter[], sorter: Sorter) =>
	wanted.length === 0 ? { sorter } : { filters: wanted, sorter };
