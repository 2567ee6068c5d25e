import { getGlobalState, type IExecuteFunctions } from 'n8n-workflow';

import { checkId } from '../engine/http/address';
import { ParameterError } from './errors';

/** The parameters of one input item. A path with dots reads inside a collection: `options.timeout`. */
export interface Parameters {
	/** `undefined` when the parameter was not added; `null` when it is there, but an expression yields nothing. */
	get(path: string): unknown;
	/** IANA zone of the workflow. */
	zone: string;
}

/** Marks a parameter that was not added: n8n treats `undefined` as "no fallback", and expressions can return `null`. */
const NOT_ADDED = '\u0000not added';

/**
 * IANA zone of the workflow. Workflows that were not saved by the editor may hold its word for the instance's zone,
 * which n8n passes on unchanged.
 */
export function zoneOf(context: Pick<IExecuteFunctions, 'getTimezone'>): string {
	const zone = context.getTimezone();
	return zone === 'DEFAULT' ? getGlobalState().defaultTimezone : zone;
}

export function parametersOf(context: IExecuteFunctions, itemIndex: number): Parameters {
	return {
		get(path) {
			const value: unknown = context.getNodeParameter(path, itemIndex, NOT_ADDED);
			return value === NOT_ADDED ? undefined : (value ?? null);
		},
		zone: zoneOf(context),
	};
}

/** Longer than any name, and short enough for a URL. */
const LONGEST_TEXT = 1000;
/** Characters that no vendor can read and no URL can contain. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Anything with fields, lists too. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

export const isUnset = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

interface NumberRule {
	field: string;
	min: number;
	max: number;
	/** The value if the parameter was not added. An expression that returns nothing is still an error. */
	fallback?: number;
}

/** Advice for a value that is empty; `undefined` for any other. @param usual a default, as an expression writes it */
const ifEmpty = (value: unknown, usual: string): string | undefined =>
	isUnset(value)
		? `If this is an expression, it returned nothing for this item. To fall back on ${usual}: {{ $json.value ?? ${usual} }}`
		: undefined;

/** A whole number within bounds. @throws ParameterError */
export function readNumber(parameters: Parameters, path: string, rule: NumberRule): number {
	const value = parameters.get(path);
	if (value === undefined && rule.fallback !== undefined) return rule.fallback;
	const number = typeof value === 'string' && /^\s*[+-]?\d+(\.0+)?\s*$/.test(value) ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number) || number < rule.min || number > rule.max) {
		throw new ParameterError(
			rule.field,
			`${rule.field} must be a whole number from ${rule.min} to ${rule.max}, not ${shown(value)}`,
			ifEmpty(value, '90'),
		);
	}
	return number;
}

/** Like `readNumber`, for a number that may be omitted or empty. */
export function readOptionalNumber(
	parameters: Parameters,
	path: string,
	rule: Omit<NumberRule, 'fallback'>,
): number | undefined {
	return isUnset(parameters.get(path)) ? undefined : readNumber(parameters, path, rule);
}

/** Text, trimmed; `''` when not set. @throws ParameterError when it is neither text nor a number */
export function readText(parameters: Parameters, path: string, field: string): string {
	const value = parameters.get(path);
	return isUnset(value) ? '' : textIn(value, field);
}

/** @throws ParameterError when it is neither text nor a number, too long, or no whole characters */
function textIn(value: unknown, field: string): string {
	if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
		throw new ParameterError(field, `${field} must be text, not ${shown(value)}`);
	}
	if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
		throw new ParameterError(field, `${field} is too large for a number: its last digits are lost`, 'Pass it as text.');
	}
	const text = String(value).trim();
	if (text.length > LONGEST_TEXT) {
		throw new ParameterError(field, `${field} must not be longer than ${LONGEST_TEXT} characters`);
	}
	if (HALF_A_CHARACTER.test(text)) {
		throw new ParameterError(field, `${field} contains half a character (a lone surrogate): ${shown(text)}`);
	}
	return text;
}

const WORDS = new Map<unknown, boolean>([
	...['true', '1', 'yes', 'on', 1].map((word): [unknown, boolean] => [word, true]),
	...['false', '0', 'no', 'off', 0].map((word): [unknown, boolean] => [word, false]),
]);

/**
 * A switch; 0 and 1, "yes" and "no" and similar are read too.
 * @param rule.fallback what counts when it was not added; off by default
 * @throws ParameterError when an expression yields something else
 */
export function readFlag(parameters: Parameters, path: string, rule: { field: string; fallback?: boolean }): boolean {
	const value = parameters.get(path);
	if (value === undefined) return rule.fallback ?? false;
	const flag =
		typeof value === 'boolean' ? value : WORDS.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
	if (flag === undefined) {
		throw new ParameterError(
			rule.field,
			`${rule.field} must be true or false, not ${shown(value)}`,
			ifEmpty(value, String(rule.fallback ?? false)),
		);
	}
	return flag;
}

/** A choice from a menu. @throws ParameterError when an expression yields something else */
export function readChoice<Choice extends string>(
	parameters: Parameters,
	path: string,
	rule: { field: string; choices: readonly Choice[]; fallback?: Choice },
): Choice {
	const value = parameters.get(path);
	if (value === undefined && rule.fallback !== undefined) return rule.fallback;
	const choice = rule.choices.find((one) => one === value);
	if (choice === undefined) {
		throw new ParameterError(
			rule.field,
			`${rule.field} must be one of ${rule.choices.join(', ')}, not ${shown(value)}`,
			ifEmpty(value, JSON.stringify(rule.fallback ?? rule.choices[0])),
		);
	}
	return choice;
}

/** Splits a list at its commas, or if it has none, at its semicolons, which much of Europe uses. */
export const separated = (text: string): string[] => text.split(text.includes(',') ? ',' : ';');

/** Several texts: from a multi-select, or written with commas. @throws ParameterError when it holds something else */
export function readTexts(parameters: Parameters, path: string, field: string, split = separated): string[] {
	const value = parameters.get(path);
	if (isUnset(value)) return [];
	const parts: unknown[] = typeof value === 'string' ? split(value) : Array.isArray(value) ? value : [value];
	return parts.map((part) => textIn(part, field)).filter((part) => part !== '');
}

/**
 * The id in a resource locator, or a plain text.
 * @throws ParameterError when it is empty, VendorError (`input`) when it is not a valid ID; both name the field
 */
export function readLocator(parameters: Parameters, path: string, field: string): string {
	const value = parameters.get(path);
	const id = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	if (isUnset(id))
		throw new ParameterError(
			field,
			`${field} is not set`,
			`Choose a ${field.toLowerCase()} from the list or enter its ID.`,
		);
	return checkId(textIn(id, field), field);
}

const LONGEST_SHOWN = 60;

/** A value as an error shows it, cut short. */
export function shown(value: unknown): string {
	if (isUnset(value)) return 'empty';
	if (typeof value === 'string') return JSON.stringify(cut(value));
	if (typeof value !== 'object') return String(value);
	try {
		return cut(JSON.stringify(value));
	} catch {
		return 'an object';
	}
}

const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
