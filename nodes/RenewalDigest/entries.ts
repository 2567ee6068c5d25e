import { choiceField, entriesField, textField } from '../../shared/n8n/field';
import { en } from './language/en';
import type { Phrase, Text } from './language/words';

/** Who gets the digest of whose renewals. */
export const owners = entriesField(
	{
		displayName: 'Owners',
		name: 'owners',
		placeholder: 'Add owner',
		description:
			'Who looks after which customer or vendor. A customer takes precedence over a vendor, and an owner in the item takes precedence over both.',
	},
	{
		name: textField({
			displayName: 'Customer or Vendor',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Kestrel Logistics Ltd',
			description: 'Name or ID of the customer, or name of the vendor. Leave empty for everyone else.',
		}),
		owner: textField({
			displayName: 'Owner',
			name: 'owner',
			type: 'string',
			default: '',
			placeholder: 'e.g. key.accounts@example.com',
			description: 'Who looks after it, e.g. the email address to send the digest to',
		}),
	},
);

export const productNames = entriesField(
	{
		displayName: 'Product Names',
		name: 'productNames',
		placeholder: 'Add product',
		description: 'Names for products that the vendor reports only by SKU',
	},
	{
		name: textField({
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Acrobat Pro',
			description: 'What the digest calls the product',
		}),
		sku: textField({
			displayName: 'SKU',
			name: 'sku',
			type: 'string',
			default: '',
			placeholder: 'e.g. 65304520CA*',
			description: 'The SKU as the vendor writes it. End it with an asterisk to match every SKU that begins with it.',
		}),
	},
);

/** A text of the digest as the panel names it: `{n} seats` for one with two forms. */
const nameOf = (text: Text): string => (typeof text === 'string' ? text : text.other);

const phrases = Object.entries(en)
	.flatMap(([phrase, text]) => (phrase === 'columns' ? [] : [{ value: phrase as Phrase, name: nameOf(text as Text) }]))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

export const wording = entriesField(
	{
		displayName: 'Wording',
		name: 'wording',
		placeholder: 'Add text',
		description: 'Your own texts to use in the digest instead of the standard ones',
	},
	{
		phrase: choiceField<Phrase>({
			displayName: 'Text',
			name: 'phrase',
			type: 'options',
			options: phrases,
			default: 'nothingDue',
			description: 'The text to replace, shown here in English',
		}),
		text: textField({
			displayName: 'Replace With',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nothing to renew this week',
			description: 'Placeholders in braces, such as {n}, are filled in',
		}),
	},
);
