import { choiceField, optionalNumberField, propertiesOf, type Field, type FieldSet } from './field';

/** What a list is sorted by; both words are the vendor's. */
export interface Sort<Column extends string, Direction extends string> {
	column: Column;
	direction: Direction;
}

/**
 * The order of a list.
 * @param column the menu of columns. The type of what is read comes from it, so that an operation which sorts rows itself
 *   (in a `Record` of all columns) does not compile when a column is missing.
 * @param directions the vendor's words for ascending and descending
 */
export function sortField<Column extends string, const Direction extends string>(
	column: Field<Column> | FieldSet<Column>,
	[ascending, descending]: readonly [ascending: Direction, descending: Direction],
	description?: string,
): Field<Sort<Column, Direction>> {
	const direction = choiceField<Direction>({
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: ascending },
			{ name: 'Descending', value: descending },
		],
		default: ascending as NoInfer<Direction>,
		description: 'Order to sort in',
	});
	const values = [...propertiesOf(column), direction.property];
	return {
		property: {
			displayName: 'Sort',
			name: 'sort',
			type: 'fixedCollection',
			placeholder: 'Add sorting',
			default: {},
			...(description === undefined ? {} : { description }),
			options: [{ displayName: 'Sort By', name: 'by', values }],
		},
		read: (parameters) => ({
			column: column.read(parameters, 'sort.by'),
			direction: direction.read(parameters, 'sort.by'),
		}),
	};
}

/**
 * How many rows to ask for at once; `undefined` when it is not set.
 * @param rows what the rows are, in the plural: "companies"
 * @param size the default and the maximum of the endpoint (`endpoint.paging.size`)
 */
export const pageSizeField = (rows: string, size: { default: number; max: number }): Field<number | undefined> =>
	optionalNumberField({
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: size.max },
		default: size.default,
		description: `Number of ${rows} to request at a time`,
	});
