import { jsonParse, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { ParameterError } from '../../../shared/n8n/errors';
import { requestOptions } from '../../../shared/n8n/fields';
import { choiceField, flagField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { customer } from '../account/fields';
import { previewRenewal } from '../api/endpoints';
import { sendForObject } from '../api/envelope';

const FIELD = 'Line Items';
const JSON_FIELD = `${FIELD} (JSON)`;
const EXAMPLE =
	'[{"offerId": "65304479CA01A12", "quantity": 10, "subscriptionId": "7f0b2c41d9e84a6cb35e1f20a7c8d1NA"}]';

const source = choiceField({
	displayName: FIELD,
	name: 'lineItemsFrom',
	type: 'options',
	options: [
		{
			name: 'What Auto-Renewal Orders',
			value: 'autoRenewal',
			description: 'Based on the auto-renewal settings of the subscriptions',
		},
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'autoRenewal',
	description: 'What to preview. With your own line items, it is an early or late manual renewal.',
});

const fetchPrice = flagField({
	displayName: 'Fetch Price',
	name: 'fetchPrice',
	type: 'boolean',
	default: true,
	description: 'Whether to add prices. They are estimates of what you pay, not of what the customer pays.',
});

export const option = {
	name: 'Preview',
	action: 'Preview a renewal',
	description: "Preview what a customer's renewal would order and cost, without placing the order",
};

export const description: INodeProperties[] = [
	customer.property,
	source.property,
	{
		displayName: FIELD,
		name: 'lineItems',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add line item',
		default: {},
		displayOptions: { show: { lineItemsFrom: ['fields'] } },
		options: [
			{
				displayName: 'Item',
				name: 'item',
				values: [
					{
						displayName: 'Currency Code',
						name: 'currencyCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. USD',
					},
					{
						displayName: 'Deployment ID',
						name: 'deploymentId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1001010101',
						description: 'Where the seats are deployed, for customers with worldwide deployments. Needs Currency Code.',
					},
					{
						displayName: 'Discount Code',
						name: 'discountCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. HVD_L18_PRE',
						description: 'High-volume discount. Quantity can then be 0 to leave it to Adobe.',
					},
					{
						displayName: 'Flexible Discount Code',
						name: 'flexDiscountCodes',
						type: 'string',
						default: '',
						placeholder: 'e.g. SPRING_2027',
						description: 'A single code. Adobe checks whether the customer qualifies.',
					},
					{
						displayName: 'Offer ID',
						name: 'offerId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 65304479CA01A12',
					},
					{
						displayName: 'Quantity',
						name: 'quantity',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 1,
						description: 'Seats to renew',
					},
					{
						displayName: 'Subscription ID',
						name: 'subscriptionId',
						type: 'string',
						default: '',
						placeholder: 'e.g. 7f0b2c41d9e84a6cb35e1f20a7c8d1NA',
						description: 'The subscription to renew; empty for a product that the customer does not have yet',
					},
				],
			},
		],
	},
	{
		displayName: JSON_FIELD,
		name: 'lineItemsJson',
		type: 'json',
		default: '[]',
		placeholder: `e.g. ${EXAMPLE}`,
		description: "Line items with Adobe's own field names. Items without a number are numbered in order.",
		displayOptions: { show: { lineItemsFrom: ['json'] } },
	},
	fetchPrice.property,
	requestOptions(),
];

const LARGEST_QUANTITY = 10_000_000;
const word = z
	.string({ required_error: 'is missing', invalid_type_error: 'must be text' })
	.trim()
	.regex(/^([A-Za-z0-9][\w-]{0,127})?$/, 'may contain only letters, digits, "-" and "_"');
const quantity = z
	.union(
		[
			z.number(),
			z
				.string()
				.regex(/^\s*\d+\s*$/)
				.transform(Number),
		],
		{ errorMap: () => ({ message: 'must be a whole number' }) },
	)
	.refine(
		(seats) => Number.isInteger(seats) && seats >= 1 && seats <= LARGEST_QUANTITY,
		`must be a whole number from 1 to ${LARGEST_QUANTITY}`,
	);

const optionalWord = word.nullish().transform((text) => text || undefined);
/** Adobe takes one code for each line, in a list. */
const codes = z
	.union([
		optionalWord.transform((code) => (code === undefined ? undefined : [code])),
		z.array(word.min(1, 'is empty')),
	])
	.transform((list) => (list?.length === 0 ? undefined : list));

const lineItem = z
	.object(
		{
			offerId: word.min(1, 'is empty'),
			/** Lines with a high-volume discount may come without. */
			quantity: z.union([z.literal(0).transform(() => undefined), z.undefined(), quantity]),
			subscriptionId: optionalWord,
			currencyCode: optionalWord,
			deploymentId: optionalWord,
			discountCode: optionalWord,
			flexDiscountCodes: codes.optional(),
		},
		{ message: 'must be an object' },
	)
	.passthrough()
	.superRefine(({ quantity: seats, discountCode, deploymentId, currencyCode }, context) => {
		const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
		if (seats === undefined && discountCode === undefined) refuse('quantity', 'must be a whole number');
		if (deploymentId !== undefined && currencyCode === undefined)
			refuse('currencyCode', 'is required with deploymentId');
	});

/** The order as Adobe would process it; nothing is ordered. */
export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = customer.read(parameters);
	const from = source.read(parameters);
	const path = from === 'fields' ? 'lineItems.item' : 'lineItemsJson';
	const lineItems =
		from === 'autoRenewal' ? undefined : readLineItems(parameters.get(path), from === 'json' ? JSON_FIELD : FIELD);
	const query = { 'fetch-price': fetchPrice.read(parameters) };
	const body = { orderType: 'PREVIEW_RENEWAL', ...(lineItems && { lineItems }) };
	return [{ json: await sendForObject(session, previewRenewal, { path: { customerId }, query, body }) }];
}

/** @throws ParameterError that names the line item and its field */
function readLineItems(value: unknown, field: string): IDataObject[] {
	const parsed: unknown = typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
	if (!Array.isArray(parsed) || parsed.length === 0) {
		const advice = field === FIELD ? 'Add a line item, or choose What Auto-Renewal Orders.' : `Example: ${EXAMPLE}`;
		throw new ParameterError(field, `${field} must be a list of at least one line item`, advice);
	}
	const read = z.array(lineItem).safeParse(parsed);
	if (read.success) return read.data.map((item, index) => ({ extLineItemNumber: index + 1, ...item }));
	const { path, message } = read.error.issues[0] ?? { path: [0], message: 'is not valid' };
	const [index, name] = path;
	const what = name === undefined ? '' : `${name} of `;
	throw new ParameterError(field, `${field}: ${what}item ${Number(index) + 1} ${message}`);
}
