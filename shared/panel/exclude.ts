import type { INodeProperties } from 'n8n-workflow';

import type { Exclusions } from '../renewal/exclusions';
import { byDisplayName, choiceField, numberField } from '../n8n/field';
import type { Parameters } from '../n8n/parameters';

const autoRenewal = choiceField(
	{
		displayName: 'Auto-Renewal',
		name: 'autoRenew',
		type: 'options',
		options: [
			{
				name: 'Auto-Renewing',
				value: 'on',
				description: 'Exclude auto-renewing subscriptions. Unknown ones are kept: they may need action.',
			},
			{ name: 'Keep All', value: 'none' },
			{
				name: 'Not Auto-Renewing',
				value: 'off',
				description: 'Exclude subscriptions that need action, including those whose auto-renewal is unknown',
			},
		],
		default: 'on',
		description: 'Which renewals to exclude, based on auto-renewal',
	},
	'none',
);

const minimumTerm = numberField(
	{
		displayName: 'Terms Shorter Than (Months)',
		name: 'minTermMonths',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1200 },
		default: 12,
		description:
			'Exclude shorter terms: 2 excludes monthly ones, 12 everything shorter than a year. Renewals with an unknown term are kept.',
	},
	0,
);

const COLLECTION = 'leaveOut';

/** The collection Exclude: which renewals of the window are noise. */
export const excludeCollection = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Exclude',
	name: COLLECTION,
	type: 'collection',
	placeholder: 'Add condition',
	default: {},
	description: 'Which renewals of the window to exclude',
	options: [autoRenewal.property, minimumTerm.property, ...more].sort(byDisplayName),
});

/** @param statuses those to exclude, as `statusKey` writes them @throws ParameterError naming the field */
export const exclusionsOf = (parameters: Parameters, statuses: ReadonlySet<string> = new Set()): Exclusions => ({
	autoRenew: autoRenewal.read(parameters, COLLECTION),
	minTermMonths: minimumTerm.read(parameters, COLLECTION),
	statuses,
});
