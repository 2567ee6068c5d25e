import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from './field';
import { readFlag, readNumber, type Parameters } from './parameters';

export { byDisplayName };

/** How the parameters that all list operations have are read; `field` is the display name. */
export const IN_FLIGHT = { field: 'Pages in Flight', min: 1, max: 10, usual: 5 };
export const TIMEOUT = { field: 'Timeout (Seconds)', min: 1, max: 3600 };
export const FAIL_ON_INCOMPLETE = { field: 'Fail on Incomplete List', fallback: true };

export const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** Results wanted at the most; `undefined` for all. @throws ParameterError */
export const limitOf = (parameters: Parameters): number | undefined =>
	readFlag(parameters, 'returnAll', { field: 'Return All' })
		? undefined
		: readNumber(parameters, 'limit', { field: 'Limit', min: 1, max: 1_000_000, fallback: 50 });

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** @throws ParameterError */
export const isSimplified = (parameters: Parameters): boolean =>
	readFlag(parameters, 'simplify', { field: 'Simplify', fallback: true });

const failOnIncomplete: INodeProperties = {
	displayName: 'Fail on Incomplete List',
	name: 'failOnIncomplete',
	type: 'boolean',
	default: true,
	description:
		'Whether to stop when the list cannot be read whole, e.g. because it kept changing. When off, what was found is returned with a warning.',
};

const pagesInFlight: INodeProperties = {
	displayName: 'Pages in Flight',
	name: 'pagesInFlight',
	type: 'number',
	typeOptions: { minValue: IN_FLIGHT.min, maxValue: IN_FLIGHT.max },
	default: 5,
	description:
		'How many requests may be under way at once. Lowered by itself when the vendor says that there are too many.',
};

const timeout: INodeProperties = {
	displayName: TIMEOUT.field,
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: TIMEOUT.min, maxValue: TIMEOUT.max },
	default: 100,
	description: 'How long one request may take',
};

/** The Options of an operation that sends one request. */
export const requestOptions = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [timeout, ...more].sort(byDisplayName),
});

/** The Options of an operation that reads a list. */
export const listOptions = (...more: INodeProperties[]): INodeProperties =>
	requestOptions(failOnIncomplete, pagesInFlight, ...more);
