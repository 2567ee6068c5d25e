import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fieldsOf, type Operation } from './operation';

/** How the menu of operations shows one of them. */
type OperationOption = Pick<INodePropertyOptions, 'name'> &
	Required<Pick<INodePropertyOptions, 'action' | 'description'>>;

/** What an operation's file exports. */
export interface OperationFile<Mark> extends Operation<Mark> {
	option: OperationOption;
}

/** A resource of a node: its operations by value, and all parameters that belong to it. */
export interface Resource<Mark> {
	operations: Record<string, OperationFile<Mark>>;
	fields: INodeProperties[];
}

/**
 * A resource made of its operations' files. The menu lists them by name.
 * @param name as the menu of resources shows it; in lower case it is the resource's value
 * @param operations by their values in saved workflows; the first one is the default
 */
export function resourceOf<Mark = never>(
	name: string,
	operations: Record<string, OperationFile<Mark>>,
): Resource<Mark> {
	const resource = name.toLowerCase();
	const options = Object.entries(operations)
		.map(([value, { option }]) => ({ ...option, value }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const menu: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: Object.keys(operations)[0] ?? '',
	};
	return { operations, fields: [menu, ...fieldsOf(resource, operations)] };
}
