/** Whether a node as it was saved once still means something to the node as n8n offers it today. */
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The choices of a menu that are written down, rather than asked of the vendor. */
const choicesOf = ({ options = [], typeOptions }: INodeProperties): unknown[] | undefined =>
	typeOptions?.loadOptionsMethod === undefined
		? options.map((option) => (option as INodePropertyOptions).value)
		: undefined;

/** What is wrong with a value of a property, each line headed by the path of the value. */
function lostIn(property: INodeProperties, value: unknown, path: string): string[] {
	const { type, options = [], modes = [] } = property;
	if (type === 'options' || type === 'multiOptions') {
		const choices = choicesOf(property);
		const strange = choices === undefined ? [] : [value].flat().filter((one) => !choices.includes(one));
		return strange.map((one) => `${path}: ${JSON.stringify(one)} is no choice`);
	}
	if (type === 'resourceLocator') {
		// Saved when it was a plain field; the nodes read the ID from it all the same.
		if (typeof value === 'string') return [];
		const mode = isRecord(value) ? value.mode : undefined;
		return modes.some(({ name }) => name === mode) ? [] : [`${path}: ${String(mode)} is no mode`];
	}
	if (type === 'collection' && isRecord(value)) return lostAmong(options as INodeProperties[], value, path);
	if (type === 'fixedCollection' && isRecord(value)) {
		return Object.entries(value).flatMap(([name, entries]) => {
			const group = (options as INodePropertyCollection[]).find((one) => one.name === name);
			if (group === undefined) return [`${path}.${name}: is gone`];
			return [entries]
				.flat()
				.flatMap((entry) => lostAmong(group.values, entry as Record<string, unknown>, `${path}.${name}`));
		});
	}
	const expected = { boolean: 'boolean', number: 'number' }[type as string] ?? typeof value;
	return typeof value === expected ? [] : [`${path}: ${typeof value} where there is ${expected} now`];
}

const lostAmong = (properties: readonly INodeProperties[], values: Record<string, unknown>, path: string): string[] =>
	Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((one) => one.name === name);
		return property === undefined ? [`${path}.${name}: is gone`] : lostIn(property, value, `${path}.${name}`);
	});

/** The parameters of a saved node that its type has no more, or shows no more for what else is saved, a line each. */
export function lostParameters(
	node: Pick<INode, 'name' | 'parameters' | 'typeVersion'>,
	type: INodeTypeDescription,
): string[] {
	const all = {
		...NodeHelpers.getNodeParameters(type.properties, node.parameters, true, false, node, type),
		...node.parameters,
	};
	const shown = type.properties.filter((property) =>
		NodeHelpers.displayParameter(all as INodeParameters, property, node, type),
	);
	return lostAmong(shown, node.parameters, node.name);
}
