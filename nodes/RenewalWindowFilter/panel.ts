import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from '../../shared/n8n/fields';
import { leaveOutCollection } from '../../shared/panel/leaveOut';
import { stagesCollection } from '../../shared/panel/stages';
import { dateFormatOption } from '../../shared/panel/upcoming';
import { windowFields, windowOptions } from '../../shared/panel/window';
import { ENDED_STATUSES } from '../../shared/renewal/leaveOut';

/** Display names, for errors and hints. */
export const LABELS = {
	dateField: 'Date Field',
	autoRenewField: 'Auto-Renewal Field',
	termField: 'Term Field',
	statusField: 'Status Field',
	statuses: 'Statuses',
	toldApartBy: 'Told Apart By',
	noticeField: 'Notice Period Field',
	soonestFirst: 'Sort Soonest First',
} as const;

const pathField = (name: keyof typeof LABELS, placeholder: string, description: string): INodeProperties => ({
	displayName: LABELS[name],
	name,
	type: 'string',
	default: '',
	placeholder,
	requiresDataPath: 'single',
	description,
});

const soonestFirst: INodeProperties = {
	displayName: LABELS.soonestFirst,
	name: 'soonestFirst',
	type: 'boolean',
	default: true,
	description: 'Whether to sort what is in the window by the day that is measured, the soonest first',
};

export const properties: INodeProperties[] = [
	...windowFields,
	pathField(
		'dateField',
		'e.g. subscription.endDate or subscriptions[].endDate',
		'The field that holds the renewal date; [] stands for each entry of a list. When empty, it is found by its name: renewalDate, licenseEndDate, expire, subscriptionEndDate and the like.',
	),
	leaveOutCollection(
		pathField(
			'autoRenewField',
			'e.g. autoRenewal.enabled',
			'The field that tells whether a renewal happens by itself. Found by its name when empty.',
		),
		pathField(
			'statusField',
			'e.g. subscription.status',
			'The field that holds the status. Found by its name when empty.',
		),
		pathField(
			'termField',
			'e.g. commitment.term',
			'The field that holds the term: months, P1Y, annual, 3-Year and the like. Found by its name when empty.',
		),
		{
			displayName: LABELS.statuses,
			name: 'statuses',
			type: 'string',
			default: ENDED_STATUSES.join(', '),
			description: `Leave out items with one of these statuses, separated by commas. When this option is not added: ${ENDED_STATUSES.join(', ')}. Empty leaves out none.`,
		},
	),
	stagesCollection({
		displayName: LABELS.toldApartBy,
		name: 'toldApartBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. customer.number, product',
		description:
			'The fields that tell one renewal from another, separated by commas, for Only When a Stage Is Entered. When empty, vendor, customer, subscription and product are found by their names.',
	}),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			...windowOptions,
			dateFormatOption,
			pathField(
				'noticeField',
				'e.g. contract.noticeDays',
				'The field that holds the notice period in days, item by item; the fixed one counts where it is empty',
			),
			soonestFirst,
		].sort(byDisplayName),
	},
];
