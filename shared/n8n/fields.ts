import type { INodeProperties } from 'n8n-workflow';

import { MOST_IN_FLIGHT } from '../engine/http/inFlight';
import { byDisplayName, flagField, numberField, optionalNumberField } from './field';
import type { Parameters } from './parameters';

const returnAll = flagField({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

const MOST_RESULTS = 1_000_000;

const limit = numberField(
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
	50,
	MOST_RESULTS,
);

export const returnAllAndLimit: INodeProperties[] = [returnAll.property, limit.property];

/** Maximum number of results; `undefined` for all. @throws ParameterError */
export const limitOf = (parameters: Parameters): number | undefined =>
	returnAll.read(parameters) ? undefined : limit.read(parameters);

const simplify = flagField({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

export const simplifyField: INodeProperties = simplify.property;

/** @throws ParameterError */
export const isSimplified = (parameters: Parameters): boolean => simplify.read(parameters);

export const failOnIncomplete = flagField({
	displayName: 'Fail on Incomplete List',
	name: 'failOnIncomplete',
	type: 'boolean',
	default: true,
	description:
		'Whether to fail if the complete list cannot be read, e.g. because it kept changing. When off, partial results are returned with a warning.',
});

export const pagesInFlight = optionalNumberField({
	displayName: 'Pages in Flight',
	name: 'pagesInFlight',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_IN_FLIGHT },
	default: 0,
	description:
		'Maximum number of concurrent requests. 0 finds the best number automatically. Fewer are sent while the vendor limits the rate.',
});

export const timeout = optionalNumberField({
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 100,
	description: 'How long to wait for the complete answer to one request',
});

/** The Options of an operation that sends one request. */
export const requestOptions = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [timeout.property, ...more].sort(byDisplayName),
});

/** The Options of an operation that reads a list. */
export const listOptions = (...more: INodeProperties[]): INodeProperties =>
	requestOptions(failOnIncomplete.property, pagesInFlight.property, ...more);
