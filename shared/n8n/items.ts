import type { IDataObject } from 'n8n-workflow';

import { isSimplified } from './fields';
import type { Output } from './operation';
import type { Parameters } from './parameters';

/**
 * Turns rows into items: a few fields of each, or everything that the vendor sent if Simplify is off.
 * @param simplify the fields that users need first
 * @throws ParameterError
 */
export function asItem<Row>(
	parameters: Parameters,
	simplify: (row: Row, raw: Record<string, unknown>) => IDataObject,
): (row: Row, raw: Record<string, unknown>, more?: IDataObject) => Output {
	const simplified = isSimplified(parameters);
	// Parsed JSON is what n8n calls an IDataObject.
	return (row, raw, more = {}) => ({ json: { ...(simplified ? simplify(row, raw) : (raw as IDataObject)), ...more } });
}
