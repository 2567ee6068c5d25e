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

/** A switch that is on as soon as it is added: nobody adds one to leave it off. */
const flag = (displayName: string, name: string, description: string): Field<boolean> =>
	flagField({ displayName, name, type: 'boolean', default: true, description }, false);

const messages = ['email', 'markdown', 'slack', 'teams'];

const chart = optionalFlagField({
	displayName: 'Chart',
	name: 'chart',
	type: 'boolean',
	default: true,
	description:
		'Whether to show renewals by month as bars. On for email and Teams unless set, off for Slack, where charts are new.',
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
	description: 'What separates the columns of the CSV file',
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
	description: 'When to add a file with all renewals to the first message',
});

export const dateField = textField({
	displayName: 'Date Field',
	name: 'dateField',
	type: 'string',
	default: '',
	requiresDataPath: 'single',
	placeholder: 'e.g. contract.endDate',
	description: 'The field that holds the renewal date. Found by its name when empty.',
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
	description: 'How dates are written in the digest, in its language',
});

const deadlines = flag('Decision Deadlines', 'deadlines', 'Whether the day by which to decide is an event too');

/** Not a choice field: an expression may yield the tag of any language. */
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
		'The language of texts, dates and numbers. An expression may yield any other language tag, such as sv-SE: dates and numbers follow it, texts stay English.',
});

const mostListed = optionalNumberField({
	displayName: 'List at Most',
	name: 'mostListed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100_000 },
	default: 30,
	description:
		'How many renewals to show in full: the nearest first, then those that need a decision. The rest is counted, and in the CSV file. 0 shows all, in as many messages as needed. 30 unless set, 100 in emails.',
});

const nothingDue = choiceField({
	displayName: 'When Nothing Is Due',
	name: 'nothingDue',
	type: 'options',
	options: [
		{ name: 'Send a Message', value: 'message', description: 'One that says so' },
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
			'How many inputs the node has: one for each vendor, so that no Merge node is needed. The digest waits for all that are connected. 1 unless set.',
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

const perGroup = flag(
	'One Message per Group',
	'perGroup',
	'Whether each customer, owner or vendor gets a message of their own, to be sent to different people',
);

const remind = optionalNumberField({
	displayName: 'Remind (Days Before)',
	name: 'remind',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	default: 7,
	description: 'How many days before each event to remind, at 9 in the morning',
});

const renewals = jsonField(
	{
		displayName: 'Renewals (JSON)',
		name: 'renewals',
		type: 'json',
		default: '',
		description: 'A list of renewals in place of the input items. For AI agents, which hand over what they found.',
	},
	handedRenewals,
);

const separateAutoRenewals = flag(
	'Separate Auto-Renewals',
	'separateAutoRenewals',
	'Whether renewals that happen automatically stand apart, after all others',
);

const sortableTable = flag(
	'Sortable Table',
	'sortableTable',
	'Whether to show the list as a table that readers can sort and filter. Workspaces that do not have it yet refuse the message; plainBlocks holds it without.',
);

/** Everything that is not seen at first sight. */
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
