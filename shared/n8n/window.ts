import type { INodeProperties } from 'n8n-workflow';

import { createWindow, WindowError, type RenewalWindow, type WindowSettings } from '../renewal/window';
import { ParameterError } from './errors';
import {
	readNumber,
	readOptionalNumber,
	readText,
	readTexts,
	shown,
	type Parameters,
} from './parameters';

const MOST_DAYS = 36_500;

/** The two ends of a renewal window: the first thing to set, wherever there is one. */
export const windowFields: INodeProperties[] = [
	{
		displayName: 'Days Ahead',
		name: 'daysAhead',
		type: 'number',
		typeOptions: { minValue: -MOST_DAYS, maxValue: MOST_DAYS },
		default: 90,
		description: 'Up to how many days from today a renewal counts, the last day included',
	},
	{
		displayName: 'Days Back',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: -MOST_DAYS, maxValue: MOST_DAYS },
		default: 0,
		description:
			'How many days after its date a renewal still counts, e.g. 30 for a grace period. 0 leaves out what is overdue.',
	},
];

export const asOfOption: INodeProperties = {
	displayName: 'As Of',
	name: 'asOf',
	type: 'dateTime',
	default: '',
	description: 'The day to count from, in place of today. Useful for trying things out and for catching up.',
};

export const timezoneOption: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description: "The zone that says which day it is. The workflow's own when empty.",
};

export const windowOptions: INodeProperties[] = [
	asOfOption,
	{
		displayName: 'Notice Period (Days)',
		name: 'noticeDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3650 },
		default: 30,
		description: 'How many days before the renewal a decision must be made; gives the decision deadline',
	},
	{
		displayName: 'Stages (Days)',
		name: 'stages',
		type: 'string',
		default: '90, 60, 30, 14, 7, 1, 0',
		description: 'The thresholds in days, separated by commas. A renewal is in the smallest stage that still holds it.',
	},
	timezoneOption,
];

/**
 * The window that the parameters describe.
 * @throws ParameterError naming the field
 */
export function windowOf(parameters: Parameters): RenewalWindow {
	const bounds = { min: -MOST_DAYS, max: MOST_DAYS };
	const daysAhead = readNumber(parameters, 'daysAhead', { field: 'Days Ahead', ...bounds, fallback: 90 });
	const daysBack = readNumber(parameters, 'daysBack', { field: 'Days Back', ...bounds, fallback: 0 });
	if (-daysBack > daysAhead) {
		throw new ParameterError(
			FIELDS.from,
			`Days Back (${daysBack}) lets the window begin after Days Ahead (${daysAhead}) ends it`,
		);
	}
	return make({
		...momentOf(parameters),
		from: daysBack === 0 ? 0 : -daysBack,
		to: daysAhead,
		stages: stagesFrom(parameters),
		noticeDays: readOptionalNumber(parameters, 'options.noticeDays', {
			field: FIELDS.noticeDays,
			min: 0,
			max: 3650,
		}),
	});
}

/** Today by the parameters As Of and Time Zone. @throws ParameterError naming the field */
export const todayOf = (parameters: Parameters): RenewalWindow =>
	make({ ...momentOf(parameters), from: 0, to: 0 });

const momentOf = (parameters: Parameters) => ({
	asOf: asOfFrom(parameters),
	now: Date.now(),
	zone: readText(parameters, 'options.timezone', FIELDS.zone) || parameters.zone,
});

function make(settings: WindowSettings): RenewalWindow {
	const made = attempt(() => createWindow(settings));
	if (!(made instanceof WindowError)) return made;
	const field = FIELDS[made.field];
	throw new ParameterError(field, made.message.startsWith(field) ? made.message : `${field}: ${made.message}`);
}

const FIELDS: Record<WindowError['field'], string> = {
	asOf: 'As Of',
	zone: 'Time Zone',
	from: 'Days Back',
	to: 'Days Ahead',
	stages: 'Stages (Days)',
	noticeDays: 'Notice Period (Days)',
};

function attempt(make: () => RenewalWindow): RenewalWindow | WindowError {
	try {
		return make();
	} catch (error) {
		if (error instanceof WindowError) return error;
		return new WindowError('zone', error instanceof Error ? error.message : String(error));
	}
}

function asOfFrom(parameters: Parameters): string | number | Date | undefined {
	const value = parameters.get('options.asOf');
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value;
	// Expressions such as {{ $now }} give luxon's DateTime.
	if (typeof value === 'object' && 'toISO' in value && typeof value.toISO === 'function') return String(value.toISO());
	throw new ParameterError(FIELDS.asOf, `${FIELDS.asOf} must be a date, not ${shown(value)}`);
}

function stagesFrom(parameters: Parameters): number[] | undefined {
	const texts = readTexts(parameters, 'options.stages', FIELDS.stages);
	const stages = texts.map(Number);
	const wrong = texts.find((_text, index) => !Number.isInteger(stages[index]));
	if (wrong !== undefined) {
		throw new ParameterError(FIELDS.stages, `${FIELDS.stages} must be whole numbers separated by commas, not ${shown(wrong)}`);
	}
	return stages.length === 0 ? undefined : stages;
}
