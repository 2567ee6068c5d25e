import type { INodeProperties } from 'n8n-workflow';

import { choiceField, textField } from '../../shared/n8n/field';
import { DEFAULT_COLUMNS } from './digest/columns';
import { options } from './options';

export const format = choiceField({
	displayName: 'Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'Calendar', value: 'calendar', description: 'One .ics file with every renewal on its day' },
		{ name: 'Email', value: 'email', description: 'Subject, HTML and text for any email node' },
		{ name: 'Markdown', value: 'markdown', description: 'For chats, tickets, wikis and AI agents' },
		{ name: 'Microsoft Teams', value: 'teams', description: 'An adaptive card for a Workflows webhook' },
		{ name: 'Slack', value: 'slack', description: "Blocks and notification text for n8n's Slack node" },
	],
	default: 'slack',
	description: 'Where the digest goes',
});

export const groupBy = choiceField({
	displayName: 'Group By',
	name: 'groupBy',
	type: 'options',
	options: [
		{ name: 'Customer', value: 'customer' },
		{ name: 'Month', value: 'month', description: 'The month of the renewal date' },
		{ name: 'None', value: 'none', description: 'One list, soonest first' },
		{ name: 'Owner or Other Field', value: 'field', description: 'Any field of the input' },
		{ name: 'Stage', value: 'stage', description: 'How close the renewal is: within 7 days, 30 days and so on' },
		{ name: 'Vendor', value: 'vendor' },
	],
	default: 'stage',
	description:
		'What to group renewals by, under headings. Overdue renewals and those in grace always have their own headings at the top.',
	displayOptions: { hide: { format: ['calendar'] } },
});

export const groupField = textField({
	displayName: 'Field to Group By',
	name: 'groupField',
	type: 'string',
	default: 'owner',
	requiresDataPath: 'single',
	placeholder: 'e.g. account.manager',
	description: 'Field with the owner, team or other value to group by',
	displayOptions: { show: { groupBy: ['field'] }, hide: { format: ['calendar'] } },
});

export const title = textField({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Renewals as of {date}',
	description:
		'Leave empty for the counts, e.g. "35 upcoming renewals, 3 overdue". The placeholders {count}, {upcoming}, {overdue}, {grace}, {date} and, with One Message per Group, {group} are filled in.',
});

export const columns = textField({
	displayName: 'Columns',
	name: 'columns',
	type: 'string',
	default: DEFAULT_COLUMNS,
	requiresDataPath: 'multiple',
	placeholder: 'e.g. customerName, quantity = Licenses, contract.region',
	description:
		'Fields to show for each renewal, in this order, separated by commas. Drag in any field of the input. Put your own label after an equals sign: quantity = Licenses.',
});

export const properties: INodeProperties[] = [
	...[format, groupBy, groupField, title, columns].map(({ property }) => property),
	options.property,
];
