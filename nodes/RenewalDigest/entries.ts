import { choiceField, entriesField, textField } from '../../shared/n8n/field';
import { en } from './language/en';
import type { Phrase, Text } from './language/words';

/** Who gets the digest of whose renewals. */
export const owners = entriesField(
	{
		displayName: 'Owners',
		name: 'owners',
		placeholder: 'Add Owner',
		description:
			'Who looks after which customer or vendor. A customer wins over a vendor, and an owner that the item brings over both.',
	},
	{
		name: textField({
			displayName: 'Customer or Vendor',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Kestrel Logistics Ltd',
			description: 'Name or ID of the customer, or name of the vendor. Empty stands for everyone else.',
		}),
		owner: textField({
			displayName: 'Owner',
			name: 'owner',
			type: 'string',
			default: '',
			placeholder: 'e.g. key.accounts@example.com',
			description: 'Who looks after it, such as the email address to send its digest to',
		}),
	},
);

export const productNames = entriesField(
	{
		displayName: 'Product Names',
		name: 'productNames',
		placeholder: 'Add Product',
		description: 'Names for products of which the vendor reports only an SKU',
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
			description: 'The SKU as the vendor writes it. An asterisk at the end stands for every SKU that begins so.',
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
		placeholder: 'Add Text',
		description: 'Texts of your own in place of those of the digest',
	},
	{
		phrase: choiceField<Phrase>({
			displayName: 'Text',
			name: 'phrase',
			type: 'options',
			options: phrases,
			default: 'nothingDue',
			description: 'The text to replace, by its English wording',
		}),
		text: textField({
			displayName: 'Replace With',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nothing to renew this week',
			description: 'Names in braces, such as {n}, are filled in',
		}),
	},
);
