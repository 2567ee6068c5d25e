import type { INodeProperties } from 'n8n-workflow';

import { readDate } from '../renewal/dates/readDate';
import type { Day } from '../renewal/dates/day';
import type { DayRange } from '../renewal/judge';
import { ParameterError } from '../n8n/errors';
import { pathOf, type FieldSet } from '../n8n/field';
import { isUnset, shown, type Parameters } from '../n8n/parameters';

/**
 * The days between the parameters `<path>From` and `<path>To`.
 * @param field the start of their display names
 * @throws ParameterError naming the field
 */
function readDayRange(parameters: Parameters, path: string, field: string): DayRange {
	const day = (end: 'From' | 'To'): Day | undefined => {
		const value = parameters.get(`${path}${end}`);
		if (isUnset(value)) return undefined;
		const reading = readDate(value, { format: 'iso', zone: parameters.zone });
		if (reading.kind === 'day') return reading.day;
		throw new ParameterError(
			`${field} ${end}`,
			`${field} ${end} must be a date such as 2027-04-25, not ${shown(value)}`,
		);
	};
	const range = { from: day('From'), to: day('To') };
	if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
		throw new ParameterError(`${field} From`, `${field} From is after ${field} To`);
	}
	return range;
}

/**
 * The first and the last day of a range, as two parameters.
 * @param name what the parameters' names begin with
 * @param what the days are of, in the descriptions: "renewal"
 */
export function dayRangeFields(displayName: string, name: string, what: string): FieldSet<DayRange> {
	const end = (which: 'From' | 'To', day: string): INodeProperties => ({
		displayName: `${displayName} ${which}`,
		name: `${name}${which}`,
		type: 'dateTime',
		default: '',
		description: `${day} day of ${what}, included`,
	});
	return {
		properties: [end('From', 'First'), end('To', 'Last')],
		read: (parameters, within) => readDayRange(parameters, pathOf(name, within), displayName),
	};
}
