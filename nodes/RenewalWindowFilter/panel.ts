import type { INodeProperties } from 'n8n-workflow';

import { flagField, textField, textsField } from '../../shared/n8n/field';
import { byDisplayName } from '../../shared/n8n/fields';
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
		'The field that holds the renewal date; [] stands for each entry of a list. When empty, it is found by its name: renewalDate, licenseEndDate, expire, subscriptionEndDate and the like.',
});

export const autoRenewField = textField({
	displayName: 'Auto-Renewal Field',
	name: 'autoRenewField',
	type: 'string',
	default: '',
	placeholder: 'e.g. autoRenewal.enabled',
	requiresDataPath: 'single',
	description: 'The field that says whether a subscription renews automatically. Found by its name when empty.',
});

export const statusField = textField({
	displayName: 'Status Field',
	name: 'statusField',
	type: 'string',
	default: '',
	placeholder: 'e.g. subscription.status',
	requiresDataPath: 'single',
	description: 'The field that holds the status. Found by its name when empty.',
});

export const termField = textField({
	displayName: 'Term Field',
	name: 'termField',
	type: 'string',
	default: '',
	placeholder: 'e.g. commitment.term',
	requiresDataPath: 'single',
	description: 'The field that holds the term: months, P1Y, annual, 3-Year and the like. Found by its name when empty.',
});

export const statuses = textsField({
	displayName: 'Statuses',
	name: 'statuses',
	type: 'string',
	default: ENDED_STATUSES.join(', '),
	description: `Exclude items with one of these statuses, separated by commas. When this option is not added: ${ENDED_STATUSES.join(', ')}. Empty excludes none.`,
});

export const decisionField = textField({
	displayName: 'Decision Field',
	name: 'decisionField',
	type: 'string',
	default: '',
	placeholder: 'e.g. decision',
	requiresDataPath: 'single',
	description:
		'Exclude items that are decided. The field that holds the decision: renew, do not renew, cancelled and the like. Empty or open ones are kept, and so is what cannot be read. Under a name such as Decided, no means not yet.',
});

export const snoozeField = textField({
	displayName: 'Snoozed Until Field',
	name: 'snoozeField',
	type: 'string',
	default: '',
	placeholder: 'e.g. snoozedUntil',
	requiresDataPath: 'single',
	description:
		'Exclude items until the day that this field holds. On that day they are back. Items without one, or with one that cannot be read, are kept.',
});

export const identifyBy = textsField({
	displayName: 'Identify Renewals By',
	name: 'toldApartBy',
	type: 'string',
	default: '',
	placeholder: 'e.g. customer.number, product',
	description:
		'The fields that identify a renewal, separated by commas, for Only When a Stage Is Entered. When empty, customer, subscription, product and the like are found by their names.',
});

export const noticeField = textField({
	displayName: 'Notice Period Field',
	name: 'noticeField',
	type: 'string',
	default: '',
	placeholder: 'e.g. contract.notice',
	requiresDataPath: 'single',
	description:
		'The field that holds the notice period of each item, e.g. 30, 6 weeks or 3 months. Items without one use Notice Period (Days).',
});

export const soonestFirst = flagField(
	{
		displayName: 'Sort Soonest First',
		name: 'soonestFirst',
		type: 'boolean',
		default: true,
		description: 'Whether to sort the items in the window by the day that it is measured on, soonest first',
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
	snoozeField: snoozeField.property.displayName,
	identifyBy: identifyBy.property.displayName,
};

export const properties: INodeProperties[] = [
	...windowFields,
	dateField.property,
	excludeCollection(
		autoRenewField.property,
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
