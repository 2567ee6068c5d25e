import type { INodeProperties } from 'n8n-workflow';

import { MOST_IN_FLIGHT } from '../engine/http/inFlight';
import { readFlag, readNumber, type Parameters } from './parameters';

/** How the parameters that all list operations have are read; `field` is the display name. 0 in flight is Automatic. */
export const IN_FLIGHT = { field: 'Pages in Flight', min: 0, max: MOST_IN_FLIGHT };
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
		'Whether to fail if the complete list cannot be read, e.g. because it kept changing. When off, partial results are returned with a warning.',
};

const pagesInFlight: INodeProperties = {
	displayName: 'Pages in Flight',
	name: 'pagesInFlight',
	type: 'number',
	typeOptions: { minValue: IN_FLIGHT.min, maxValue: IN_FLIGHT.max },
	default: 0,
	description:
		'Maximum concurrent requests. 0 finds the best number automatically. Reduced automatically when the vendor rate-limits.',
};

const timeout: INodeProperties = {
	displayName: TIMEOUT.field,
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: TIMEOUT.min, maxValue: TIMEOUT.max },
	default: 100,
	description: 'How long to wait for the complete answer to one request',
};

/** The order in which n8n wants options. */
export const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName, 'en');

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
