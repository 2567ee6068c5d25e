import type { INodeProperties } from 'n8n-workflow';

import { createWindow, WindowError, type RenewalWindow, type WindowSettings } from '../renewal/window';
import { ParameterError } from '../n8n/errors';
import { choiceField, numberField, optionalNumberField, pathOf, textField, type Field } from '../n8n/field';
import type { Parameters } from '../n8n/parameters';
import { gracePeriod, stagesOf, thresholds } from './stages';

const MOST_DAYS = 36_500;

const daysAhead = numberField({
	displayName: 'Days Ahead',
	name: 'daysAhead',
	type: 'number',
	typeOptions: { minValue: -MOST_DAYS, maxValue: MOST_DAYS },
	default: 90,
	description: 'How many days from today the window ends, last day included',
});

const daysBack = numberField({
	displayName: 'Days Back',
	name: 'daysBack',
	type: 'number',
	typeOptions: { minValue: -MOST_DAYS, maxValue: MOST_DAYS },
	default: 0,
	description: 'How many days past its date a renewal stays in the window. 0 excludes overdue renewals.',
});

/** The two ends of a renewal window: the first thing to set in every node that has one. */
export const windowFields: INodeProperties[] = [daysAhead.property, daysBack.property];

/**
 * The day to count from, unread; `undefined` when it is not set. Expressions also return dates of JavaScript and luxon,
 * including invalid ones, which must not count as "today".
 */
export const asOf: Field<unknown> = {
	property: {
		displayName: 'As Of',
		name: 'asOf',
		type: 'dateTime',
		default: '',
		description: 'Day to count from instead of today, e.g. for a trial run or to catch up on a missed day',
	},
	read(parameters, within) {
		const value = parameters.get(pathOf('asOf', within));
		return typeof value === 'string' && value.trim() === '' ? undefined : value;
	},
};

export const timeZone = textField({
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description: "Time zone that determines the current day. Defaults to the workflow's.",
});

const measureOn = choiceField(
	{
		displayName: 'Measure On',
		name: 'measure',
		type: 'options',
		options: [
			{
				name: 'Decision Deadline',
				value: 'decisionDeadline',
				description: 'The renewal date minus the notice period',
			},
			{ name: 'Renewal Date', value: 'renewalDate' },
		],
		default: 'decisionDeadline',
		description: 'Which day has to fall in the window. Without a notice period, the deadline is the renewal date.',
	},
	'renewalDate',
);

const noticePeriod = optionalNumberField({
	displayName: 'Notice Period (Days)',
	name: 'noticeDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3650 },
	default: 30,
	description: 'How many days before the renewal the decision is due. Adds the decision deadline.',
});

const startIn = numberField(
	{
		displayName: 'Start In (Days)',
		name: 'startIn',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MOST_DAYS },
		default: 30,
		description: 'How many days from today the window starts, e.g. 30 with 60 days ahead for renewals in 30 to 60 days',
	},
	0,
);

export const windowOptions: INodeProperties[] = [
	asOf.property,
	measureOn.property,
	noticePeriod.property,
	startIn.property,
	timeZone.property,
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
		noticeDays: noticePeriod.read(parameters, 'options'),
		measure: measureOn.read(parameters, 'options'),
	});
}

const nameOf = ({ property }: { property: INodeProperties }) => property.displayName;

function endsOf(parameters: Parameters): { from: number; to: number } {
	const ahead = daysAhead.read(parameters);
	const back = daysBack.read(parameters);
	const start = startIn.read(parameters, 'options');
	if (start > 0 && back !== 0) {
		throw new ParameterError(
			nameOf(startIn),
			`${nameOf(startIn)} (${start}) and ${nameOf(daysBack)} (${back}) conflict: both set the start of the window`,
			'Set one of them to 0.',
		);
	}
	const from = start > 0 ? start : 0 - back;
	if (from <= ahead) return { from, to: ahead };
	if (start === 0 && back >= 0) {
		throw new ParameterError(
			nameOf(daysAhead),
			`${nameOf(daysAhead)} (${ahead}) makes the window end before it starts: ${nameOf(daysBack)} is ${back}`,
			`Raise ${nameOf(daysAhead)}, or set ${nameOf(daysBack)} to ${-ahead} or more to look at overdue renewals only.`,
		);
	}
	const [field, value] = start > 0 ? [startIn, start] : [daysBack, back];
	throw new ParameterError(
		nameOf(field),
		`${nameOf(field)} (${value}) makes the window start after it ends: ${nameOf(daysAhead)} is ${ahead}`,
	);
}

/** Today by the parameters As Of and Time Zone. @throws ParameterError naming the field */
export const todayOf = (parameters: Parameters): RenewalWindow =>
	make({ ...momentOf(parameters, Date.now()), from: 0, to: 0 });

const momentOf = (parameters: Parameters, now: number) => ({
	asOf: asOf.read(parameters, 'options'),
	now,
	zone: timeZone.read(parameters, 'options') || parameters.zone,
});

function make(settings: WindowSettings): RenewalWindow {
	const made = attempt(() => createWindow(settings));
	if (!(made instanceof WindowError)) return made;
	const field = FIELDS[made.field];
	throw new ParameterError(field, made.message.startsWith(field) ? made.message : `${field}: ${made.message}`);
}

const FIELDS: Record<WindowError['field'], string> = {
	asOf: nameOf(asOf),
	zone: nameOf(timeZone),
	from: nameOf(daysBack),
	to: nameOf(daysAhead),
	thresholds: nameOf(thresholds),
	graceDays: nameOf(gracePeriod),
	noticeDays: nameOf(noticePeriod),
};

function attempt(make: () => RenewalWindow): RenewalWindow | WindowError {
	try {
		return make();
	} catch (error) {
		if (error instanceof WindowError) return error;
		return new WindowError('zone', error instanceof Error ? error.message : String(error));
	}
}
