import {
	choiceField,
	collectionField,
	flagField,
	jsonField,
	numberField,
	optionalFlagField,
	optionalNumberField,
	textField,
	type Field,
} from '../../shared/n8n/field';
import { dateFormat } from '../../shared/panel/upcoming';
import { asOf, timeZone } from '../../shared/panel/window';
import { owners, productNames, wording } from './entries';
import { handedRenewals } from './rows/handed';

function only<Value>(formats: string[], field: Field<Value>): Field<Value> {
	return { ...field, property: { ...field.property, displayOptions: { show: { '/format': formats } } } };
}

/** A switch that is on as soon as it is added, because nobody adds one to leave it off. */
const flag = (displayName: string, name: string, description: string): Field<boolean> =>
	flagField({ displayName, name, type: 'boolean', default: true, description }, false);

const messages = ['email', 'markdown', 'slack', 'teams'];

const chart = optionalFlagField({
	displayName: 'Chart',
	name: 'chart',
	type: 'boolean',
	default: true,
	description:
		'Whether to show renewals by month as a bar chart. Without this option, there is one in emails and Teams, but not in Slack, where charts are new.',
});

const csvDelimiter = choiceField({
	displayName: 'CSV Delimiter',
	name: 'csvDelimiter',
	type: 'options',
	options: [
		{ name: 'Comma', value: 'comma' },
		{ name: 'Semicolon', value: 'semicolon', description: 'For Excel in most of Europe' },
		{ name: 'Tab', value: 'tab' },
	],
	default: 'comma',
	description: 'Character that separates the columns of the CSV file',
});

const csvFile = choiceField({
	displayName: 'CSV File',
	name: 'csvFile',
	type: 'options',
	options: [
		{ name: 'Always', value: 'always' },
		{ name: 'Never', value: 'never' },
		{ name: 'When the List Is Cut', value: 'whenCut' },
	],
	default: 'whenCut',
	description: 'When to attach a file with all renewals to the first message',
});

export const dateField = textField({
	displayName: 'Date Field',
	name: 'dateField',
	type: 'string',
	default: '',
	requiresDataPath: 'single',
	placeholder: 'e.g. contract.endDate',
	description: 'Field with the renewal date. Leave empty to find it by name.',
});

const dateStyle = choiceField({
	displayName: 'Date Style',
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
	description: 'How the digest writes dates, in its language',
});

const deadlines = flag('Decision Deadlines', 'deadlines', 'Whether to add an event for each decision deadline');

/** Not a choice field, because an expression can return any language tag. */
export const language = textField({
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English (UK)', value: 'en-GB' },
		{ name: 'English (US)', value: 'en-US' },
		{ name: 'French', value: 'fr' },
		{ name: 'German', value: 'de' },
		{ name: 'Italian', value: 'it' },
		{ name: 'Portuguese', value: 'pt' },
		{ name: 'Spanish', value: 'es' },
	],
	default: 'en-GB',
	description:
		'Language of texts, dates and numbers. An expression can return any other language tag, such as sv-SE: dates and numbers follow it, but texts stay in English.',
});

const mostListed = optionalNumberField({
	displayName: 'List at Most',
	name: 'mostListed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100_000 },
	default: 30,
	description:
		'How many renewals to show in full: the nearest first, then those that need a decision. The others are counted, and listed in the CSV file. 0 shows all, in as many messages as needed. Without this option, 30, or 100 in emails.',
});

const nothingDue = choiceField({
	displayName: 'When Nothing Is Due',
	name: 'nothingDue',
	type: 'options',
	options: [
		{ name: 'Send a Message', value: 'message', description: 'A message that says so' },
		{ name: 'Send Nothing', value: 'nothing', description: 'Unless something could not be read' },
	],
	default: 'message',
	description: 'What to do when no renewal is due',
});

export const numberInputs = numberField(
	{
		displayName: 'Number of Inputs',
		name: 'numberInputs',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 4,
		description:
			'Number of inputs of the node: with one for each vendor, you need no Merge node. The digest waits for every connected input. Without this option, there is one input.',
	},
	1,
);

const outputField = textField({
	displayName: 'Put Output File in Field',
	name: 'outputField',
	type: 'string',
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
});

export const perGroup = flag(
	'One Message per Group',
	'perGroup',
	'Whether to create a separate message for each customer, owner or vendor, e.g. to send to different people',
);

const remind = optionalNumberField({
	displayName: 'Remind (Days Before)',
	name: 'remind',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	default: 7,
	description: 'How many days before each event to show a reminder, at 9 in the morning',
});

const renewals = jsonField(
	{
		displayName: 'Renewals (JSON)',
		name: 'renewals',
		type: 'json',
		default: '',
		description: 'List of renewals to use instead of the input items. For AI agents, which pass on what they found.',
	},
	handedRenewals,
);

const separateAutoRenewals = flag(
	'Separate Auto-Renewals',
	'separateAutoRenewals',
	'Whether to list auto-renewals separately, after all others',
);

const sortableTable = flag(
	'Sortable Table',
	'sortableTable',
	'Whether to show the list as a table that readers can sort and filter. Workspaces that do not support it yet reject the message; plainBlocks has the message without it.',
);

/** The settings that are not shown at first. */
export const options = collectionField(
	{ displayName: 'Options', name: 'options', placeholder: 'Add option' },
	{
		asOf,
		chart: only(['email', 'slack', 'teams'], chart),
		csvDelimiter: only(messages, csvDelimiter),
		csvFile: only(messages, csvFile),
		dateField,
		dateFormat,
		dateStyle,
		deadlines: only(['calendar'], deadlines),
		language,
		mostListed: only(messages, mostListed),
		nothingDue,
		numberInputs,
		outputField,
		owners,
		perGroup,
		productNames,
		remind: only(['calendar'], remind),
		renewals,
		separateAutoRenewals: only(messages, separateAutoRenewals),
		sortableTable: only(['slack'], sortableTable),
		timeZone,
		wording,
	},
);
