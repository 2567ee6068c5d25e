import type { INodeProperties } from 'n8n-workflow';

import { ParameterError } from './errors';
import {
	isObject,
	isUnset,
	readChoice,
	readFlag,
	readLocator,
	readNumber,
	readOptionalNumber,
	readText,
	readTexts,
	shown,
	type Parameters,
} from './parameters';

/**
 * A parameter, defined once: what the panel shows, and how an operation reads it. Name, label, bounds, choices and
 * default are only in the property.
 */
export interface Field<Value> {
	property: INodeProperties;
	/**
	 * @param within the collection that holds the parameter, e.g. `options`
	 * @throws ParameterError naming the field
	 */
	read(parameters: Parameters, within?: string): Value;
}

/** Several parameters that form one value, such as the two ends of a range. */
export interface FieldSet<Value> {
	properties: INodeProperties[];
	/** As in {@link Field}. */
	read(parameters: Parameters, within?: string): Value;
}

export const propertiesOf = (part: Field<unknown> | FieldSet<unknown>): INodeProperties[] =>
	'properties' in part ? part.properties : [part.property];

type Property<Type extends INodeProperties['type'], Default> = Omit<INodeProperties, 'default' | 'options' | 'type'> & {
	type: Type;
	default: Default;
};

/** The path of a parameter. @param within the collection that holds it */
export const pathOf = (name: string, within?: string) => (within === undefined ? name : `${within}.${name}`);

function bounds({ displayName, typeOptions }: INodeProperties) {
	return {
		field: displayName,
		min: typeOptions?.minValue ?? Number.MIN_SAFE_INTEGER,
		max: typeOptions?.maxValue ?? Number.MAX_SAFE_INTEGER,
	};
}

/**
 * A whole number within the bounds that the panel sets.
 * @param unset the value of a parameter that was not added: an option's default in the panel is its value once it is
 *   added, and often not the value without it
 * @param max an upper bound that the panel does not show: n8n wants none for Limit
 */
export function numberField(
	property: Property<'number', number>,
	unset = property.default,
	max = bounds(property).max,
): Field<number> {
	const rule = { ...bounds(property), max, fallback: unset };
	return { property, read: (parameters, within) => readNumber(parameters, pathOf(property.name, within), rule) };
}

/** A whole number that may be omitted or empty, which reads as `undefined`. */
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

/** A switch whose default depends on other parameters: `undefined` when it was not added. */
export function optionalFlagField(property: Property<'boolean', boolean>): Field<boolean | undefined> {
	const flag = flagField(property);
	return {
		property,
		read: (parameters, within) =>
			parameters.get(pathOf(property.name, within)) === undefined ? undefined : flag.read(parameters, within),
	};
}

/** Text, trimmed; `''` when it was not added or is empty. Of a menu, what an expression yields need not be on it. */
export function textField(
	property: Property<'dateTime' | 'options' | 'string', string> & Pick<INodeProperties, 'options'>,
): Field<string> {
	const { displayName, name } = property;
	return { property, read: (parameters, within) => readText(parameters, pathOf(name, within), displayName) };
}

/**
 * Several texts: from a multi-select, or written with commas; `undefined` when the parameter was not added.
 * @param split how a written text is divided: `separated` unless set
 */
export function textsField(
	property: Omit<INodeProperties, 'type'> & { type: 'multiOptions' | 'string' },
	split?: (text: string) => string[],
): Field<string[] | undefined> {
	const { displayName, name } = property;
	return {
		property,
		read: (parameters, within) => {
			const path = pathOf(name, within);
			return parameters.get(path) === undefined ? undefined : readTexts(parameters, path, displayName, split);
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

/**
 * Several of the menu's values.
 * @param unset what holds when the parameter was not added
 * @param empty what holds when nothing is chosen
 * @throws ParameterError when an expression yields something else
 */
export function choicesField<const Choice extends string>(
	{
		options,
		...rest
	}: Omit<INodeProperties, 'default' | 'options' | 'type'> & {
		type: 'multiOptions';
		options: ReadonlyArray<{ name: string; value: Choice; description?: string }>;
		default: Array<NoInfer<Choice>>;
	},
	unset: ReadonlyArray<NoInfer<Choice>> = rest.default,
	empty = unset,
): Field<readonly Choice[]> {
	const { displayName: field, name } = rest;
	const choices = options.map(({ value }) => value);
	const isChoice = (text: string): text is Choice => choices.some((choice) => choice === text);
	return {
		property: { ...rest, options: [...options] },
		read(parameters, within) {
			const path = pathOf(name, within);
			if ((parameters.get(path) ?? null) === null) return unset;
			const texts = readTexts(parameters, path, field);
			const other = texts.find((text) => !isChoice(text));
			if (other !== undefined) {
				throw new ParameterError(field, `${field} may contain only ${choices.join(', ')}, not ${shown(other)}`);
			}
			return texts.length === 0 ? empty : texts.filter(isChoice);
		},
	};
}

/** A value of any form, such as JSON, that the operation parses; `undefined` when it is not set. */
export function jsonField<Value>(
	property: Property<'json', string>,
	parse: (value: unknown, displayName: string) => Value,
): Field<Value | undefined> {
	return {
		property,
		read(parameters, within) {
			const value = parameters.get(pathOf(property.name, within));
			return isUnset(value) ? undefined : parse(value, property.displayName);
		},
	};
}

/** Reads the ID of one of the vendor's things: picked from a list, or typed. */
export function locatorField(
	property: Pick<INodeProperties, 'description' | 'displayName' | 'name'>,
	{ searchListMethod, placeholder }: { searchListMethod: string; placeholder: string },
): Field<string> {
	const { displayName, name } = property;
	return {
		property: {
			...property,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			modes: [
				{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
			],
		},
		read: (parameters, within) => readLocator(parameters, pathOf(name, within), displayName),
	};
}

/**
 * A menu that cannot list everything, and a text field for the rest.
 * @param menu has an entry `custom`, which shows `other`
 * @throws ParameterError when read with `custom` and no text
 */
export function openChoiceField(menu: Field<string>, other: Field<string>): FieldSet<string> {
	const { displayName: field } = other.property;
	const show = { [menu.property.name]: ['custom'] };
	return {
		properties: [menu.property, { ...other.property, displayOptions: { show } }],
		read(parameters, within) {
			const chosen = menu.read(parameters, within);
			const value = chosen === 'custom' ? other.read(parameters, within) : chosen;
			if (value === '') throw new ParameterError(field, `${field} is empty`);
			return value;
		},
	};
}

type ValueOf<Part> = Part extends { read(parameters: Parameters): infer Value } ? Value : never;

/** Parameters that are added one by one, read together. The panel shows them in alphabetical order. */
export function collectionField<Parts extends Record<string, Field<unknown> | FieldSet<unknown>>>(
	property: Pick<INodeProperties, 'description' | 'displayName' | 'name' | 'placeholder'>,
	parts: Parts,
): Field<{ [Name in keyof Parts]: ValueOf<Parts[Name]> }> {
	const options = Object.values(parts).flatMap(propertiesOf).sort(byDisplayName);
	return {
		property: { ...property, type: 'collection', default: {}, options },
		read(parameters, within) {
			const path = pathOf(property.name, within);
			const read = Object.entries(parts).map(([name, part]) => [name, part.read(parameters, path)]);
			return Object.fromEntries(read) as { [Name in keyof Parts]: ValueOf<Parts[Name]> };
		},
	};
}

/**
 * Any number of entries with the same fields.
 * @throws ParameterError when an expression yields something else
 */
export function entriesField<Parts extends Record<string, Field<unknown>>>(
	property: Pick<INodeProperties, 'description' | 'displayName' | 'name' | 'placeholder'>,
	parts: Parts,
): Field<Array<{ [Name in keyof Parts]: ValueOf<Parts[Name]> }>> {
	const { displayName: field, name } = property;
	const values = Object.values(parts).map((part) => part.property);
	return {
		property: {
			...property,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [{ displayName: 'Entry', name: 'entries', values }],
		},
		read: (parameters, within) =>
			entriesIn(parameters.get(pathOf(name, within)), field).map((entry) => {
				const entryParameters = { get: (path: string) => entry[path], zone: parameters.zone };
				const read = Object.entries(parts).map(([key, part]) => [key, part.read(entryParameters)]);
				return Object.fromEntries(read) as { [Name in keyof Parts]: ValueOf<Parts[Name]> };
			}),
	};
}

function entriesIn(value: unknown, field: string): Array<Record<string, unknown>> {
	if (isUnset(value) || (isObject(value) && Object.keys(value).length === 0)) return [];
	const entries = isObject(value) ? value.entries : undefined;
	if (Array.isArray(entries) && entries.every(isObject)) return entries;
	throw new ParameterError(field, `${field} must be a list of entries, not ${shown(value)}`);
}

/** The order in which n8n wants options. */
export const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');
