/** What saved workflows rely on: the parameters that nodes share, and what they mean when they are not added. */
import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { ParameterError } from '../../../shared/n8n/errors';
import { limitOf, requestOptions, returnAllAndLimit, simplifyField } from '../../../shared/n8n/fields';
import type { Parameters } from '../../../shared/n8n/parameters';
import { resourceOf } from '../../../shared/n8n/resource';
import { dayRangeFields } from '../../../shared/panel/dayRange';
import { upcomingFields, upcomingOf } from '../../../shared/panel/upcoming';
import { todayOf, windowOf } from '../../../shared/panel/window';
import { dayFrom } from '../../../shared/renewal/dates/day';

const renews = dayRangeFields('Renews', 'renews', 'renewal');

/** A line for each parameter, in the order of the panel. */
function linesOf(properties: readonly INodeProperties[], path = ''): string[] {
	return properties.flatMap(({ name, type, default: value, typeOptions = {}, options = [], displayOptions }) => {
		const { minValue, maxValue } = typeOptions;
		const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
		const inner = options.flatMap((option) => ('type' in option ? [option] : []));
		const line = [
			`${path}${name}: ${type} = ${JSON.stringify(value)}`,
			...(minValue === undefined ? [] : [`from ${minValue}`]),
			...(maxValue === undefined ? [] : [`to ${maxValue}`]),
			...(choices.length === 0 ? [] : [`one of ${choices.join(' ')}`]),
			...(displayOptions === undefined ? [] : [`shown for ${JSON.stringify(displayOptions.show)}`]),
		];
		return [line.join(' '), ...linesOf(inner, `${path}${name}.`)];
	});
}

const parameters = (values: Record<string, unknown>): Parameters => ({
	get: (path) => ({ daysAhead: 90, daysBack: 0, returnAll: false, ...values })[path],
	zone: 'Asia/Tokyo',
});

describe('saved workflows keep the parameters', () => {
	it('of Get Upcoming', () => {
		expect(linesOf(upcomingFields())).toEqual([
			'daysAhead: number = 90 from -36500 to 36500',
			'daysBack: number = 0 from -36500 to 36500',
			'leaveOut: collection = {}',
			'leaveOut.autoRenew: options = "on" one of on none off',
			'leaveOut.minTermMonths: number = 12 from 0 to 1200',
			'stages: collection = {}',
			'stages.clearHistory: boolean = false',
			'stages.graceDays: number = 30 from 0 to 3650',
			'stages.historySize: number = 100000 from 1 to 10000000',
			'stages.onlyEntered: boolean = true',
			'stages.rememberFor: options = "node" one of node workflow',
			'stages.thresholds: string = "90, 60, 30, 14, 7, 1, 0"',
			'options: collection = {}',
			'options.asOf: dateTime = ""',
			`options.dateFormat: options = "auto" one of auto dayFirst iso monthFirst spreadsheet spreadsheet1904 unixMilliseconds unixSeconds yearFirst`,
			'options.failOnIncomplete: boolean = true',
			'options.measure: options = "decisionDeadline" one of decisionDeadline renewalDate',
			'options.noticeDays: number = 30 from 0 to 3650',
			'options.pagesInFlight: number = 0 from 0 to 20',
			'options.startIn: number = 30 from 0 to 36500',
			'options.timezone: string = ""',
			'options.timeout: number = 100 from 1 to 3600',
		]);
	});

	it('of lists, records and ranges of days', () => {
		expect(linesOf([...returnAllAndLimit, simplifyField, requestOptions(), ...renews.properties])).toEqual([
			'returnAll: boolean = false',
			'limit: number = 50 from 1 shown for {"returnAll":[false]}',
			'simplify: boolean = true',
			'options: collection = {}',
			'options.timeout: number = 100 from 1 to 3600',
			'renewsFrom: dateTime = ""',
			'renewsTo: dateTime = ""',
		]);
	});

	it('of a resource, each for its own operation, and its menu by name', () => {
		const operation = (name: string, ...description: INodeProperties[]) => ({
			option: { name, action: name, description: name },
			description,
			execute: async () => await Promise.resolve([]),
		});
		const size: INodeProperties = { displayName: 'Size', name: 'size', type: 'number', default: 1 };
		const shown: INodeProperties = { ...size, displayOptions: { show: { simplify: [false] } } };
		const { fields } = resourceOf('Renewal', {
			getMany: operation('Get Many', size, shown),
			add: operation('Add', size),
		});
		expect(linesOf(fields)).toEqual([
			'operation: options = "getMany" one of add getMany shown for {"resource":["renewal"]}',
			'size: number = 1 shown for {"resource":["renewal"],"operation":["getMany"]}',
			'size: number = 1 shown for {"resource":["renewal"],"operation":["getMany"],"simplify":[false]}',
			'size: number = 1 shown for {"resource":["renewal"],"operation":["add"]}',
		]);
		expect(fields[0]).toMatchObject({ noDataExpression: true });
	});
});

describe('Get Upcoming', () => {
	const MOMENT = Date.UTC(2026, 10, 21, 20);
	const TODAY = dayFrom(2026, 11, 22);

	it('excludes nothing and reports everything each time by default', () => {
		const { exclusions, history, format, window } = upcomingOf(parameters({}));
		expect({ exclusions, history, format }).toEqual({
			exclusions: { autoRenew: 'none', minTermMonths: 0, statuses: new Set() },
			history: undefined,
			format: 'auto',
		});
		expect(window).toMatchObject({ noticeDays: undefined, measure: 'renewalDate' });
	});

	it('excludes and remembers what is set', () => {
		const { exclusions, history, format } = upcomingOf(
			parameters({
				...{ 'leaveOut.autoRenew': 'on', 'leaveOut.minTermMonths': 12, 'options.dateFormat': 'dayFirst' },
				...{ 'stages.onlyEntered': true, 'stages.rememberFor': 'workflow', 'stages.historySize': 5 },
				'stages.clearHistory': true,
			}),
		);
		expect({ exclusions, history, format }).toEqual({
			exclusions: { autoRenew: 'on', minTermMonths: 12, statuses: new Set() },
			history: { scope: 'workflow', historySize: 5, clearFirst: true },
			format: 'dayFirst',
		});
		expect(upcomingOf(parameters({ 'stages.onlyEntered': true })).history).toEqual({
			scope: 'node',
			historySize: 100_000,
			clearFirst: false,
		});
	});

	it.each<[string, Record<string, unknown>, object]>([
		['nothing', {}, { from: 0, to: 90, thresholds: [0, 1, 7, 14, 30, 60, 90] }],
		['days back', { daysBack: 30 }, { from: -30, to: 90 }],
		['overdue days only', { daysBack: 30, daysAhead: -1 }, { from: -30, to: -1 }],
		['a start', { 'options.startIn': 30 }, { from: 30, to: 90 }],
		['a start on the last day', { 'options.startIn': 90 }, { from: 90, to: 90 }],
		['a negative number of days back', { daysBack: -10 }, { from: 10, to: 90 }],
		['a day', { 'options.asOf': '2026-12-01' }, { today: dayFrom(2026, 12, 1) }],
		['blanks as a day', { 'options.asOf': ' ' }, { today: TODAY }],
		['a zone', { 'options.timezone': 'UTC' }, { today: dayFrom(2026, 11, 21), zone: 'UTC' }],
		['a notice period', { 'options.noticeDays': 0 }, { noticeDays: 0, measure: 'renewalDate' }],
		['a measure', { 'options.measure': 'decisionDeadline' }, { measure: 'decisionDeadline' }],
		['thresholds', { 'stages.thresholds': '45, 10,0, −7, –14' }, { thresholds: [-14, -7, 0, 10, 45] }],
		['a grace period', { 'stages.graceDays': 30 }, { graceDays: 30 }],
	])('takes %s', (_what, values, expected) => {
		expect(windowOf(parameters(values), MOMENT)).toMatchObject(expected);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['Start In (Days)', { 'options.startIn': 30, daysBack: 5 }, 'conflict'],
		['Days Ahead', { daysAhead: -5 }, 'makes the window end before it starts: Days Back is 0'],
		['Days Back', { daysAhead: 5, daysBack: -10 }, 'makes the window start after it ends: Days Ahead is 5'],
		['Start In (Days)', { daysAhead: 5, 'options.startIn': 10 }, 'makes the window start after it ends'],
		['As Of', { 'options.asOf': 'soon' }, 'As Of cannot be used'],
		['As Of', { 'options.asOf': new Date(NaN) }, 'As Of cannot be used'],
		['Time Zone', { 'options.timezone': 'Mars' }, '"Mars" is not a time zone'],
		['Thresholds (Days)', { 'stages.thresholds': '30, soon' }, 'must be whole numbers'],
		['Thresholds (Days)', { 'stages.thresholds': '1-2' }, 'must be whole numbers'],
	])('names %s if it cannot be used: %j', (field, values, message) => {
		const error = errorOf(() => windowOf(parameters(values), MOMENT));
		expect(error).toMatchObject({ field, message: expect.stringContaining(message) as unknown });
		expect(error?.message.split(field)).toHaveLength(2);
	});

	it('counts today in the zone of the workflow, or in its own', () => {
		expect(todayOf(parameters({ 'options.asOf': '2026-12-01' }))).toMatchObject({
			today: dayFrom(2026, 12, 1),
			zone: 'Asia/Tokyo',
		});
		expect(todayOf(parameters({ daysAhead: -5, 'options.timezone': 'UTC' }))).toMatchObject({
			from: 0,
			to: 0,
			zone: 'UTC',
		});
	});

	it('returns up to the limit, or all', () => {
		const limits = [false, true].map((returnAll) => limitOf(parameters({ returnAll, limit: 7 })));
		expect(limits).toEqual([7, undefined]);
	});
});

describe('a range of days', () => {
	it.each<[Record<string, unknown>, object]>([
		[{}, { from: undefined, to: undefined }],
		[
			{ renewsFrom: '2027-01-14', renewsTo: ' ' },
			{ from: dayFrom(2027, 1, 14), to: undefined },
		],
		[
			{ renewsFrom: '2027-01-14', renewsTo: '2027-01-14' },
			{ from: dayFrom(2027, 1, 14), to: dayFrom(2027, 1, 14) },
		],
		[{ renewsTo: '2027-01-13T20:00:00Z' }, { from: undefined, to: dayFrom(2027, 1, 14) }],
	])('of %j is read with both ends', (values, expected) => {
		expect(renews.read(parameters(values))).toEqual(expected);
	});

	it.each<[string, Record<string, unknown>]>([
		['Renews From', { renewsFrom: '2027-01-15', renewsTo: '2027-01-14' }],
		['Renews To', { renewsTo: '14/01/2027' }],
		['Renews From', { renewsFrom: '03/04/2027' }],
	])('names %s if it cannot be used: %j', (field, values) => {
		expect(errorOf(() => renews.read(parameters(values)))).toMatchObject({ field });
	});

	it('is read within a collection', () => {
		expect(renews.read(parameters({ 'filters.renewsFrom': '2027-01-14' }), 'filters')).toMatchObject({
			from: dayFrom(2027, 1, 14),
		});
	});
});

function errorOf(read: () => unknown): ParameterError | undefined {
	try {
		read();
	} catch (error) {
		if (error instanceof ParameterError) return error;
		throw error;
	}
	return undefined;
}
