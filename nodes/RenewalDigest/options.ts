import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from '../../shared/n8n/fields';
import { dateFormatOption } from '../../shared/panel/upcoming';
import { asOfOption, timezoneOption } from '../../shared/panel/window';
import { LABELS } from './labels';
import { en } from './language/en';
import type { Phrase, Text } from './language/words';

/** A switch that is on as soon as it is added: nobody adds one to leave it off. */
const flag = (name: keyof typeof LABELS, description: string): INodeProperties => ({
	displayName: LABELS[name],
	name,
	type: 'boolean',
	default: true,
	description,
});

const only = (formats: string[], field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { '/format': formats } },
});

const csvFields: INodeProperties[] = [
	{
		displayName: LABELS.csvDelimiter,
		name: 'csvDelimiter',
		type: 'options',
		options: [
			{ name: 'Comma', value: 'comma' },
			{ name: 'Semicolon', value: 'semicolon', description: 'For Excel in most of Europe' },
			{ name: 'Tab', value: 'tab' },
		],
		default: 'comma',
		description: 'What separates the columns of the CSV file',
	},
	{
		displayName: LABELS.csvFile,
		name: 'csvFile',
		type: 'options',
		options: [
			{ name: 'Always', value: 'always' },
			{ name: 'Never', value: 'never' },
			{ name: 'When the List Is Cut', value: 'whenCut' },
		],
		default: 'whenCut',
		description: 'When to add a file with all renewals to the first message',
	},
];

const calendarFields: INodeProperties[] = [
	flag('deadlines', 'Whether the day by which to decide is an event too'),
	{
		displayName: LABELS.remind,
		name: 'remind',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 365 },
		default: 7,
		description: 'How many days before each event to remind, at 9 in the morning',
	},
];

const LANGUAGES: ReadonlyArray<readonly [name: string, tag: string]> = [
	['Dutch', 'nl'],
	['English (UK)', 'en-GB'],
	['English (US)', 'en-US'],
	['French', 'fr'],
	['German', 'de'],
	['Italian', 'it'],
	['Portuguese', 'pt'],
	['Spanish', 'es'],
];

const languageFields: INodeProperties[] = [
	{
		displayName: LABELS.dateStyle,
		name: 'dateStyle',
		type: 'options',
		options: [
			{ name: 'Full', value: 'full', description: 'Monday 30 November 2026' },
			{ name: 'ISO', value: 'iso', description: '2026-11-30' },
			{ name: 'Long', value: 'long', description: '30 November 2026' },
			{ name: 'Medium', value: 'medium', description: '30 Nov 2026' },
			{ name: 'Short', value: 'short', description: '30/11/2026' },
			{ name: 'Weekday', value: 'weekday', description: 'Mon, 30 Nov 2026' },
		],
		default: 'weekday',
		description: 'How dates are written in the digest, in its language',
	},
	{
		displayName: LABELS.language,
		name: 'language',
		type: 'options',
		options: LANGUAGES.map(([name, value]) => ({ name, value })),
		default: 'en-GB',
		description:
			'The language of texts, dates and numbers. An expression may yield any other language tag, such as sv-SE: dates and numbers follow it, texts stay English.',
	},
];

/** A text of the digest as the panel names it: `{n} seats` for one with two forms. */
const nameOf = (text: Text): string => (typeof text === 'string' ? text : text.other);

export const PHRASES = Object.entries(en).flatMap(([phrase, text]) =>
	phrase === 'columns' ? [] : [{ value: phrase as Phrase, name: nameOf(text as Text) }],
);

const listField = (
	name: 'owners' | 'productNames' | 'wording',
	entry: INodeProperties[],
	{ button, description }: { button: string; description: string },
): INodeProperties => ({
	displayName: LABELS[name],
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: button,
	default: {},
	description,
	options: [{ displayName: 'Entry', name: 'entries', values: entry }],
});

const productNames = listField(
	'productNames',
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Acrobat Pro',
			description: 'What the digest calls the product',
		},
		{
			displayName: 'SKU',
			name: 'sku',
			type: 'string',
			default: '',
			placeholder: 'e.g. 65304520CA*',
			description: 'The SKU as the vendor writes it. An asterisk at the end stands for every SKU that begins so.',
		},
	],
	{ button: 'Add Product', description: 'Names for products of which the vendor reports only an SKU' },
);

const owners = listField(
	'owners',
	[
		{
			displayName: 'Customer or Vendor',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Kestrel Logistics Ltd',
			description: 'Name or ID of the customer, or name of the vendor. Empty stands for everyone else.',
		},
		{
			displayName: 'Owner',
			name: 'owner',
			type: 'string',
			default: '',
			placeholder: 'e.g. key.accounts@example.com',
			description: 'Who looks after it, such as the email address to send its digest to',
		},
	],
	{
		button: 'Add Owner',
		description:
			'Who looks after which customer or vendor. A customer wins over a vendor, and an owner that the item brings over both.',
	},
);

const wording = listField(
	'wording',
	[
		{
			displayName: 'Text',
			name: 'phrase',
			type: 'options',
			options: [...PHRASES].sort((a, b) => a.name.localeCompare(b.name, 'en')),
			default: 'nothingDue',
			description: 'The text to replace, by its English wording',
		},
		{
			displayName: 'Replace With',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nothing to renew this week',
			description: 'Names in braces, such as {n}, are filled in',
		},
	],
	{ button: 'Add Text', description: 'Texts of your own in place of those of the digest' },
);

const messages = ['email', 'markdown', 'slack', 'teams'];

/** Everything that is not seen at first sight. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		asOfOption,
		only(
			['email', 'slack', 'teams'],
			flag(
				'chart',
				'Whether to show renewals by month as bars. On for email and Teams unless set, off for Slack, where charts are new.',
			),
		),
		...csvFields.map((field) => only(messages, field)),
		{
			displayName: LABELS.dateField,
			name: 'dateField',
			type: 'string' as const,
			default: '',
			requiresDataPath: 'single' as const,
			placeholder: 'e.g. contract.endDate',
			description: 'The field that holds the renewal date. Found by its name when empty.',
		},
		dateFormatOption,
		...calendarFields.map((field) => only(['calendar'], field)),
		...languageFields,
		only(messages, {
			displayName: LABELS.mostListed,
			name: 'mostListed',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100_000 },
			default: 30,
			description:
				'How many renewals to show in full: the nearest first, then those that need a decision. The rest is counted, and in the CSV file. 0 shows all, in as many messages as needed. 30 unless set, 100 in emails.',
		}),
		flag(
			'perGroup',
			'Whether each customer, owner or vendor gets a message of their own, to be sent to different people',
		),
		{
			displayName: LABELS.numberInputs,
			name: 'numberInputs',
			type: 'number' as const,
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 4,
			description:
				'How many inputs the node has: one for each vendor, so that no Merge node is needed. The digest waits for all that are connected. 1 unless set.',
		},
		owners,
		productNames,
		{
			displayName: LABELS.outputField,
			name: 'outputField',
			type: 'string' as const,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: LABELS.renewals,
			name: 'renewals',
			type: 'json' as const,
			default: '',
			description: 'A list of renewals in place of the input items. For AI agents, which hand over what they found.',
		},
		only(
			messages,
			flag('separateAutoRenewals', 'Whether renewals that happen automatically stand apart, after all others'),
		),
		only(
			['slack'],
			flag(
				'sortableTable',
				'Whether to show the list as a table that readers can sort and filter. Workspaces that do not have it yet refuse the message; plainBlocks holds it without.',
			),
		),
		timezoneOption,
		{
			displayName: LABELS.nothingDue,
			name: 'nothingDue',
			type: 'options' as const,
			options: [
				{ name: 'Send a Message', value: 'message', description: 'One that says so' },
				{ name: 'Send Nothing', value: 'nothing', description: 'Unless something could not be read' },
			],
			default: 'message',
			description: 'What to do when no renewal is due',
		},
		wording,
	].sort(byDisplayName),
};
