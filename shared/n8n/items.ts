import type { IDataObject } from 'n8n-workflow';

import { isSimplified } from './fields';
import type { Output } from './operation';
import type { Parameters } from './parameters';

/**
 * Turns rows into items: a few fields of each, or with Simplify off all that the vendor sent.
 * @param simplify the fields that people look at first
 * @throws ParameterError
 */
export function asItem<Row>(
	parameters: Parameters,
	simplify: (row: Row, raw: Record<string, unknown>) => IDataObject,
): (row: Row, raw: Record<string, unknown>, more?: IDataObject) => Output {
	const simplified = isSimplified(parameters);
	// What came as JSON is what n8n calls an IDataObject.
	return (row, raw, more = {}) => ({ json: { ...(simplified ? simplify(row, raw) : (raw as IDataObject)), ...more } });
}
