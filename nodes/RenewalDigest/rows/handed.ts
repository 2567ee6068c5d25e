import { ParameterError } from '../../../shared/n8n/errors';
import { shown } from '../../../shared/n8n/parameters';
import { isObject, type Json } from '../../../shared/renewal/items/path';

/**
 * Renewals that an AI agent passes instead of input items: a list of objects, one object, or the JSON of either.
 * @param field the display name of their parameter
 * @throws ParameterError
 */
export function handedRenewals(value: unknown, field: string): Json[] {
	const list = typeof value === 'string' ? parsed(value) : value;
	const rows: unknown[] = Array.isArray(list) ? list : [list];
	if (rows.every((row): row is Json => isObject(row) && !Array.isArray(row))) return rows;
	throw new ParameterError(
		field,
		`${field} must be a list of renewals, not ${shown(value)}`,
		'Pass a JSON array of objects, one for each renewal.',
	);
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
