import type { INodeProperties } from 'n8n-workflow';

import type { LeaveOut } from '../renewal/leaveOut';
import { byDisplayName } from '../n8n/fields';
import { readChoice, readNumber, type Parameters } from '../n8n/parameters';

const AUTO_RENEWAL = { field: 'Auto-Renewal', choices: ['none', 'on', 'off'] as const, fallback: 'none' as const };
const MINIMUM_TERM = { field: 'Terms Shorter Than (Months)', min: 0, max: 1200, fallback: 0 };

const leaveOutFields: INodeProperties[] = [
	{
		displayName: AUTO_RENEWAL.field,
		name: 'autoRenew',
		type: 'options',
		options: [
			{
				name: 'Auto-Renewing',
				value: 'on',
				description: 'Leave out what renews by itself. What is not told stays: it may need action.',
			},
			{ name: 'Keep All', value: 'none' },
			{
				name: 'Not Auto-Renewing',
				value: 'off',
				description: 'Leave out what needs action, with all of which it is not told',
			},
		],
		default: 'none',
		description: 'Which renewals to leave out by whether they renew by themselves',
	},
	{
		displayName: MINIMUM_TERM.field,
		name: 'minTermMonths',
		type: 'number',
		typeOptions: { minValue: MINIMUM_TERM.min, maxValue: MINIMUM_TERM.max },
		default: 12,
		description:
			'Leave out shorter terms, e.g. monthly roll-overs with 2, all but yearly ones with 12. A term that is not told stays.',
	},
];

/** The collection Leave Out: what is noise among the renewals of the window. */
export const leaveOutCollection = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Leave Out',
	name: 'leaveOut',
	type: 'collection',
	placeholder: 'Add condition',
	default: {},
	description: 'What is noise among the renewals of the window',
	options: [...leaveOutFields, ...more].sort(byDisplayName),
});

/** @param statuses those to leave out, in lower case @throws ParameterError naming the field */
export const leaveOutOf = (parameters: Parameters, statuses: ReadonlySet<string> = new Set()): LeaveOut => ({
	autoRenew: readChoice(parameters, 'leaveOut.autoRenew', AUTO_RENEWAL),
	minTermMonths: readNumber(parameters, 'leaveOut.minTermMonths', MINIMUM_TERM),
	statuses,
});
