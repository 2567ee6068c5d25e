import type { IExecuteFunctions } from 'n8n-workflow';

import { checkId } from '../vendor/address';
import { ParameterError } from './errors';

/** The parameters of one input item. A path with dots reads inside a collection: `options.timeout`. */
export interface Parameters {
	/** `null` when the parameter is not set. */
	get(path: string): unknown;
	/** IANA zone of the workflow. */
	zone: string;
}

export function parametersOf(context: IExecuteFunctions, itemIndex: number): Parameters {
	return {
		get: (path) => context.getNodeParameter(path, itemIndex, null),
		zone: context.getTimezone(),
	};
}

const isUnset = (value: unknown): value is undefined | null | '' =>
	value === undefined || value === null || value === '';

/** A whole number within bounds. @throws ParameterError */
export function readNumber(
	parameters: Parameters,
	path: string,
	rule: { field: string; min: number; max: number; fallback?: number },
): number {
	const value = parameters.get(path);
	if (isUnset(value) && rule.fallback !== undefined) return rule.fallback;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isInteger(number) || number < rule.min || number > rule.max) {
		throw new ParameterError(
			rule.field,
			`${rule.field} must be a whole number from ${rule.min} to ${rule.max}, not ${shown(value)}`,
		);
	}
	return number;
}

/** Like `readNumber`, for a number that may be left out. */
export function readOptionalNumber(
	parameters: Parameters,
	path: string,
	rule: { field: string; min: number; max: number },
): number | undefined {
	return isUnset(parameters.get(path)) ? undefined : readNumber(parameters, path, rule);
}

/** Text, trimmed; `''` when not set. @throws ParameterError when it is neither text nor a number */
export function readText(parameters: Parameters, path: string, field: string): string {
	const value = parameters.get(path);
	if (isUnset(value)) return '';
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number') return String(value);
	throw new ParameterError(field, `${field} must be text, not ${shown(value)}`);
}

export function readFlag(parameters: Parameters, path: string, fallback = false): boolean {
	const value = parameters.get(path);
	if (isUnset(value)) return fallback;
	return typeof value === 'string' ? /^(true|1|yes|on)$/i.test(value.trim()) : Boolean(value);
}

/** A choice from a menu. @throws ParameterError when an expression yields something else */
export function readChoice<Choice extends string>(
	parameters: Parameters,
	path: string,
	rule: { field: string; choices: readonly Choice[]; fallback?: Choice },
): Choice {
	const value = parameters.get(path);
	if (isUnset(value) && rule.fallback !== undefined) return rule.fallback;
	const choice = rule.choices.find((one) => one === value);
	if (choice === undefined) {
		throw new ParameterError(rule.field, `${rule.field} must be one of ${rule.choices.join(', ')}, not ${shown(value)}`);
	}
	return choice;
}

/** Several texts: from a multi-select, or written with commas. */
export function readTexts(parameters: Parameters, path: string, field: string): string[] {
	const value = parameters.get(path);
	if (isUnset(value)) return [];
	const parts = Array.isArray(value) ? value : String(value).split(',');
	return parts.map((part) => {
		if (typeof part !== 'string' && typeof part !== 'number') {
			throw new ParameterError(field, `${field} must hold text, not ${shown(part)}`);
		}
		return String(part).trim();
	}).filter((part) => part !== '');
}

/**
 * The id in a resource locator, or a plain text.
 * @throws ParameterError when it is empty, VendorError (`input`) when it is no id; both name the field
 */
export function readLocator(parameters: Parameters, path: string, field: string): string {
	const value = parameters.get(path);
	const id = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	if (isUnset(id)) throw new ParameterError(field, `${field} is not set`, `Choose a ${field.toLowerCase()} from the list or enter its ID.`);
	return checkId(String(id), field);
}

export function shown(value: unknown): string {
	if (isUnset(value)) return 'empty';
	return typeof value === 'string' ? `"${value.slice(0, 60)}"` : (JSON.stringify(value)?.slice(0, 60) ?? typeof value);
}
