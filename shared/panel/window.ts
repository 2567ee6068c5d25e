import type { INodeProperties } from 'n8n-workflow';

import { createWindow, WindowError, type RenewalWindow, type WindowSettings } from '../renewal/window';
import { ParameterError } from '../n8n/errors';
import { readChoice, readNumber, readOptionalNumber, readText, shown, type Parameters } from '../n8n/parameters';
import { stagesOf } from './stages';

const MOST_DAYS = 36_500;
const NOTICE = { field: 'Notice Period (Days)', min: 0, max: 3650 };
const START_IN = { field: 'Start In (Days)', min: 0, max: MOST_DAYS, fallback: 0 };
const MEASURE = {
	field: 'Measure On',
	choices: ['renewalDate', 'decisionDeadline'] as const,
	fallback: 'renewalDate' as const,
};

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
		description: 'How many days after its date a renewal still counts. 0 leaves out what is overdue.',
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
		displayName: 'Measure On',
		name: 'measure',
		type: 'options',
		options: [
			{ name: 'Decision Deadline', value: 'decisionDeadline', description: 'The renewal date less the notice period' },
			{ name: 'Renewal Date', value: 'renewalDate' },
		],
		default: 'renewalDate',
		description: 'Which day has to lie in the window. Without a notice period, the deadline is the renewal date.',
	},
	{
		displayName: NOTICE.field,
		name: 'noticeDays',
		type: 'number',
		typeOptions: { minValue: NOTICE.min, maxValue: NOTICE.max },
		default: 30,
		description: 'How many days before the renewal a decision must be made; gives the decision deadline',
	},
	{
		displayName: START_IN.field,
		name: 'startIn',
		type: 'number',
		typeOptions: { minValue: START_IN.min, maxValue: START_IN.max },
		default: 0,
		description:
			'How many days from today the window begins, e.g. 30 with 60 days ahead for what renews in 30 to 60 days',
	},
	timezoneOption,
];

/**
 * The window that the parameters describe.
 * @param now epoch milliseconds
 * @throws ParameterError naming the field
 */
export function windowOf(parameters: Parameters, now = Date.now()): RenewalWindow {
	return make({
		...momentOf(parameters, now),
		...endsOf(parameters),
		...stagesOf(parameters),
		noticeDays: readOptionalNumber(parameters, 'options.noticeDays', NOTICE),
		measure: readChoice(parameters, 'options.measure', MEASURE),
	});
}

function endsOf(parameters: Parameters): { from: number; to: number } {
	const bounds = { min: -MOST_DAYS, max: MOST_DAYS };
	const daysAhead = readNumber(parameters, 'daysAhead', { field: 'Days Ahead', ...bounds, fallback: 90 });
	const daysBack = readNumber(parameters, 'daysBack', { field: 'Days Back', ...bounds, fallback: 0 });
	const startIn = readNumber(parameters, 'options.startIn', START_IN);
	if (startIn > 0 && daysBack !== 0) {
		throw new ParameterError(
			START_IN.field,
			`${START_IN.field} (${startIn}) and Days Back (${daysBack}) contradict each other: both say when the window begins`,
			'Set one of them to 0.',
		);
	}
	const from = startIn > 0 ? startIn : 0 - daysBack;
	if (from > daysAhead) {
		const [field, value] = startIn > 0 ? [START_IN.field, startIn] : [FIELDS.from, daysBack];
		throw new ParameterError(
			field,
			`${field} (${value}) lets the window begin after Days Ahead (${daysAhead}) ends it`,
		);
	}
	return { from, to: daysAhead };
}

/** Today by the parameters As Of and Time Zone. @throws ParameterError naming the field */
export const todayOf = (parameters: Parameters): RenewalWindow =>
	make({ ...momentOf(parameters, Date.now()), from: 0, to: 0 });

const momentOf = (parameters: Parameters, now: number) => ({
	asOf: asOfFrom(parameters),
	now,
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
	stages: 'Thresholds (Days)',
	graceDays: 'Grace Period (Days)',
	noticeDays: NOTICE.field,
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
