import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName, flagField, textField, textsField } from '../../shared/n8n/field';
import { excludeCollection } from '../../shared/panel/exclude';
import { stagesCollection } from '../../shared/panel/stages';
import { dateFormat } from '../../shared/panel/upcoming';
import { windowFields, windowOptions } from '../../shared/panel/window';
import { ENDED_STATUSES } from '../../shared/renewal/exclusions';

export const dateField = textField({
	displayName: 'Date Field',
	name: 'dateField',
	type: 'string',
	default: '',
	placeholder: 'e.g. subscription.endDate or subscriptions[].endDate',
	requiresDataPath: 'single',
	description:
		'Field with the renewal date; [] means each entry of a list. Leave empty to find it by name: renewalDate, licenseEndDate, expire, subscriptionEndDate and similar.',
});

export const autoRenewField = textField({
	displayName: 'Auto-Renewal Field',
	name: 'autoRenewField',
	type: 'string',
	default: '',
	placeholder: 'e.g. autoRenewal.enabled',
	requiresDataPath: 'single',
	description: 'Field that says whether a subscription renews automatically. Leave empty to find it by name.',
});

export const statusField = textField({
	displayName: 'Status Field',
	name: 'statusField',
	type: 'string',
	default: '',
	placeholder: 'e.g. subscription.status',
	requiresDataPath: 'single',
	description: 'Field with the status. Leave empty to find it by name.',
});

export const termField = textField({
	displayName: 'Term Field',
	name: 'termField',
	type: 'string',
	default: '',
	placeholder: 'e.g. commitment.term',
	requiresDataPath: 'single',
	description: 'Field with the term: months, P1Y, annual, 3-Year and similar. Leave empty to find it by name.',
});

export const statuses = textsField({
	displayName: 'Statuses',
	name: 'statuses',
	type: 'string',
	default: ENDED_STATUSES.join(', '),
	description: `Exclude items with one of these statuses, separated by commas. Without this option: ${ENDED_STATUSES.join(', ')}. Leave it empty to exclude none.`,
});

export const decisionField = textField({
	displayName: 'Decision Field',
	name: 'decisionField',
	type: 'string',
	default: '',
	placeholder: 'e.g. decision',
	requiresDataPath: 'single',
	description:
		'Field with the decision: renew, do not renew, cancelled and similar. Decided items are excluded; those with an empty, open or unreadable decision are kept. In a field with a name such as Decided, no means not yet.',
});

export const decidedDateField = textField({
	displayName: 'Decided Renewal Date Field',
	name: 'decidedDateField',
	type: 'string',
	default: '',
	placeholder: 'e.g. decidedFor',
	requiresDataPath: 'single',
	description:
		'Field with the renewal date that the decision was made for. A decision for another date does not exclude the item; one without a date does. Only used with Decision Field.',
});

export const snoozeField = textField({
	displayName: 'Snoozed Until Field',
	name: 'snoozeField',
	type: 'string',
	default: '',
	placeholder: 'e.g. snoozedUntil',
	requiresDataPath: 'single',
	description:
		'Field with the day until which to exclude the item. From that day on, it is included again. Items without a readable day are kept.',
});

export const identifyBy = textsField({
	displayName: 'Identify Renewals By',
	name: 'toldApartBy',
	type: 'string',
	default: '',
	placeholder: 'e.g. customer.number, product',
	description:
		'Fields that identify a renewal, separated by commas, for Only When a Stage Is Entered. Leave empty to find customer, subscription, product and similar by name.',
});

export const noticeField = textField({
	displayName: 'Notice Period Field',
	name: 'noticeField',
	type: 'string',
	default: '',
	placeholder: 'e.g. contract.notice',
	requiresDataPath: 'single',
	description:
		'Field with the notice period of each item, e.g. 30, 6 weeks or 3 months. Items without one use Notice Period (Days).',
});

export const soonestFirst = flagField(
	{
		displayName: 'Sort Soonest First',
		name: 'soonestFirst',
		type: 'boolean',
		default: true,
		description: 'Whether to sort the items in the window by the day the window is measured on, soonest first',
	},
	false,
);

/** Display names, for hints and errors. */
export const LABELS = {
	dateField: dateField.property.displayName,
	autoRenewField: autoRenewField.property.displayName,
	termField: termField.property.displayName,
	statusField: statusField.property.displayName,
	noticeField: noticeField.property.displayName,
	decisionField: decisionField.property.displayName,
	decidedDateField: decidedDateField.property.displayName,
	snoozeField: snoozeField.property.displayName,
	identifyBy: identifyBy.property.displayName,
};

export const properties: INodeProperties[] = [
	...windowFields,
	dateField.property,
	excludeCollection(
		autoRenewField.property,
		decidedDateField.property,
		decisionField.property,
		snoozeField.property,
		statusField.property,
		statuses.property,
		termField.property,
	),
	stagesCollection(identifyBy.property),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...windowOptions, dateFormat.property, noticeField.property, soonestFirst.property].sort(byDisplayName),
	},
];
