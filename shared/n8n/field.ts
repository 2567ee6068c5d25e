import type { INodeProperties } from 'n8n-workflow';

import {
	readChoice,
	readFlag,
	readOptionalNumber,
	readNumber,
	readText,
	readTexts,
	type Parameters,
} from './parameters';

/**
 * A parameter, defined once: what the panel shows, and how an operation reads it. Name, label, bounds, choices and
 * default stand in the property alone.
 */
export interface Field<Value> {
	property: INodeProperties;
	/**
	 * @param within the collection that holds the parameter, e.g. `options`
	 * @throws ParameterError naming the field
	 */
	read(parameters: Parameters, within?: string): Value;
}

type Property<Type extends INodeProperties['type'], Default> = Omit<INodeProperties, 'default' | 'options' | 'type'> & {
	type: Type;
	default: Default;
};

const pathOf = (name: string, within?: string) => (within === undefined ? name : `${within}.${name}`);

function bounds({ displayName, typeOptions }: INodeProperties) {
	return {
		field: displayName,
		min: typeOptions?.minValue ?? Number.MIN_SAFE_INTEGER,
		max: typeOptions?.maxValue ?? Number.MAX_SAFE_INTEGER,
	};
}

/**
 * A whole number within the bounds that the panel sets.
 * @param unset the value of a parameter that was not added: an option's default in the panel is what it starts with once
 *   somebody adds it, and often not what holds without it
 */
export function numberField(property: Property<'number', number>, unset = property.default): Field<number> {
	const rule = { ...bounds(property), fallback: unset };
	return { property, read: (parameters, within) => readNumber(parameters, pathOf(property.name, within), rule) };
}

/** A whole number that may be left out or empty, which reads as `undefined`. */
export function optionalNumberField(property: Property<'number', number>): Field<number | undefined> {
	const rule = bounds(property);
	return {
		property,
		read: (parameters, within) => readOptionalNumber(parameters, pathOf(property.name, within), rule),
	};
}

/** @param unset as in {@link numberField} */
export function flagField(property: Property<'boolean', boolean>, unset = property.default): Field<boolean> {
	const rule = { field: property.displayName, fallback: unset };
	return { property, read: (parameters, within) => readFlag(parameters, pathOf(property.name, within), rule) };
}

/** Text, trimmed; `''` when it was not added or is empty. */
export function textField(property: Property<'dateTime' | 'json' | 'string', string>): Field<string> {
	const { displayName, name } = property;
	return { property, read: (parameters, within) => readText(parameters, pathOf(name, within), displayName) };
}

/** Several texts: from a multi-select, or written with commas; `undefined` when the parameter was not added. */
export function textsField(
	property: Omit<INodeProperties, 'type'> & { type: 'multiOptions' | 'string' },
): Field<string[] | undefined> {
	const { displayName, name } = property;
	return {
		property,
		read: (parameters, within) => {
			const path = pathOf(name, within);
			return parameters.get(path) === undefined ? undefined : readTexts(parameters, path, displayName);
		},
	};
}

/** One of the menu's values; the type of what is read comes from the menu. @param unset as in {@link numberField} */
export function choiceField<const Choice extends string>(
	{
		options,
		...rest
	}: Property<'options', NoInfer<Choice>> & {
		options: ReadonlyArray<{ name: string; value: Choice; description?: string }>;
	},
	unset: NoInfer<Choice> = rest.default,
): Field<Choice> {
	const rule = { field: rest.displayName, choices: options.map(({ value }) => value), fallback: unset };
	return {
		property: { ...rest, options: [...options] },
		read: (parameters, within) => readChoice(parameters, pathOf(rest.name, within), rule),
	};
}
