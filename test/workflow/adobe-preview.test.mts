import { expect, test } from '@jest/globals';

import { useAdobe, type Customer } from '../support/adobe.mts';
import { dayAfter } from '../support/vendor.mts';

const adobe = useAdobe();

const withSubscriptions = () => {
	const found = adobe.sandbox.data.customers.find(({ subscriptions }) => subscriptions.length > 0);
	if (found === undefined) throw new Error('No such customer');
	return found;
};

const preview = async (customer: Customer, more: Record<string, unknown> = {}) =>
	await adobe.run({ resource: 'renewal', operation: 'preview', customerId: customer.id, ...more });
/** A customer with one subscription that auto-renews in some days. */
const renewing = (inDays: number) => {
	const customer = withSubscriptions();
	const [first] = customer.subscriptions;
	if (first === undefined) throw new Error('No subscription');
	customer.level = '03';
	customer.subscriptions = [
		{
			...first,
			offerId: '65304479CA01A12',
			status: '1000',
			renewalDate: dayAfter(inDays),
			currentQuantity: 9,
			autoRenewal: { enabled: true, renewalQuantity: 9 },
			renewedQuantity: undefined,
		},
	];
	return { customer, subscriptionId: first.id };
};
const bodies = () =>
	adobe.recorder.sent
		.filter(({ method, path }) => method === 'POST' && path.includes('/orders'))
		.map(({ body }) => JSON.parse(body) as unknown);

test.each([201, 200, 202] as const)(
	'returns what auto-renewal would order, with prices (%i)',
	async (previewStatus) => {
		adobe.sandbox.setKnobs({ previewStatus });
		const { customer, subscriptionId } = renewing(200);
		const ran = await preview(customer);
		expect(ran.json()[0]).toMatchObject({
			orderType: 'PREVIEW_RENEWAL',
			orderId: '',
			lineItems: [{ subscriptionId, quantity: 9, offerId: '65304479CA03A12', pricing: { lineItemPartnerPrice: 2700 } }],
			pricingSummary: [{ totalLineItemPartnerPrice: 2700, currencyCode: 'USD' }],
		});
		expect(bodies()).toEqual([{ orderType: 'PREVIEW_RENEWAL' }]);
	},
);

test('Fetch Price off asks for no prices', async () => {
	const [order] = (await preview(renewing(200).customer, { fetchPrice: false })).json();
	expect(order).not.toHaveProperty('pricingSummary');
});

test.each(['fields', 'json'])('line items are sent as given (%s)', async (lineItemsFrom) => {
	const { customer, subscriptionId } = renewing(20);
	const item = { offerId: '65304479CA01A12', quantity: 4, subscriptionId, currencyCode: 'USD' };
	const given = lineItemsFrom === 'json' ? { lineItemsJson: JSON.stringify([item]) } : { lineItems: { item: [item] } };
	const ran = await preview(customer, { lineItemsFrom, ...given });
	expect(ran.error).toBeUndefined();
	expect(bodies()).toEqual([{ orderType: 'PREVIEW_RENEWAL', lineItems: [{ extLineItemNumber: 1, ...item }] }]);
});

test('deployment, currency and discount codes go with their line', async () => {
	const { customer, subscriptionId } = renewing(20);
	const item = {
		offerId: '65304479CA01A12',
		quantity: 4,
		subscriptionId,
		currencyCode: 'USD',
		deploymentId: '1450043516',
		discountCode: '',
		flexDiscountCodes: 'BLACK-FRIDAY',
	};
	const ran = await preview(customer, { lineItemsFrom: 'fields', lineItems: { item: [item] } });
	expect(ran.error).toBeUndefined();
	const line = { ...item, discountCode: undefined, flexDiscountCodes: ['BLACK-FRIDAY'], extLineItemNumber: 1 };
	expect(bodies()).toEqual([{ orderType: 'PREVIEW_RENEWAL', lineItems: [line] }]);
});

test('a line with a high-volume discount may leave its quantity to Adobe', async () => {
	const { customer, subscriptionId } = renewing(20);
	const item = { offerId: '65304479CA01A12', quantity: 0, subscriptionId, discountCode: 'HVD_L18_PRE' };
	expect((await preview(customer, { lineItemsFrom: 'fields', lineItems: { item: [item] } })).error).toBeUndefined();
	expect(bodies()).toMatchObject([{ lineItems: [{ discountCode: 'HVD_L18_PRE' }] }]);
	expect(JSON.stringify(bodies())).not.toContain('quantity');
});

test.each([
	[{ currencyCode: 'EUR' }, 'The currency does not match the deployment or the customer', '2137'],
	[{ flexDiscountCodes: ['ONE', 'TWO'] }, 'Only one flexible discount code is allowed', '2147'],
])('what Adobe says about %j is explained', async (more, message, code) => {
	const { customer, subscriptionId } = renewing(20);
	const item = { offerId: '65304479CA01A12', quantity: 4, subscriptionId, ...more };
	const { error } = await preview(customer, { lineItemsFrom: 'json', lineItemsJson: JSON.stringify([item]) });
	expect(error?.message).toContain(message);
	expect(error?.description).toContain(`Code ${code}`);
});

test('an ended one-time offer that Adobe marks as renewable is explained', async () => {
	const { customer, subscriptionId } = renewing(-5);
	for (const one of customer.subscriptions) {
		Object.assign(one, { status: '1004', manualRenewal: true, offerId: '65322535CAT1A12' });
	}
	const item = { offerId: '65322535CAT1A12', quantity: 1, subscriptionId };
	const { error } = await preview(customer, { lineItemsFrom: 'json', lineItemsJson: JSON.stringify([item]) });
	expect(error?.message).toContain('one-time offer cannot be renewed');
});

test.each([
	['no JSON', '[{', 'Line Items (JSON) must be a list of at least one line item'],
	['no list', '{"offerId":"1"}', 'Line Items (JSON) must be a list of at least one line item'],
	['a number', '[1]', 'Line Items (JSON): item 1 must be an object'],
	['no offer', '[{"quantity":1}]', 'offerId of item 1 is missing'],
	[
		'no currency beside a deployment',
		'[{"offerId":"1","quantity":1,"deploymentId":"9"}]',
		'currencyCode of item 1 is required with deploymentId',
	],
	['no quantity', '[{"offerId":"65304479CA01A12"}]', 'quantity of item 1 must be a whole number'],
	['half a seat', '[{"offerId":"65304479CA01A12","quantity":0.5}]', 'quantity of item 1 must be a whole number'],
])('line items with %s are refused before they are sent', async (_what, lineItemsJson, message) => {
	const { error } = await preview(withSubscriptions(), { lineItemsFrom: 'json', lineItemsJson });
	expect(error?.message).toContain(message);
	expect(bodies()).toEqual([]);
});

test('a customer with nothing to renew gets advice', async () => {
	const { customer } = renewing(20);
	for (const one of customer.subscriptions) one.autoRenewal.enabled = false;
	const { error } = await preview(customer);
	expect(error?.message).toContain('This customer has nothing set to auto-renew');
	expect(error?.description).toMatch(/Turn on auto-renewal.*Code 2136/);
});

test('all renewed, and not yet in the window, are reported as such', async () => {
	const { customer, subscriptionId } = renewing(60);
	const item = [{ offerId: '65304479CA01A12', quantity: 4, subscriptionId }];
	expect(
		(await preview(customer, { lineItemsFrom: 'json', lineItemsJson: JSON.stringify(item) })).error?.message,
	).toContain('cannot be renewed now');
	for (const one of customer.subscriptions) one.renewedQuantity = 9;
	expect((await preview(customer)).error?.message).toContain('already renewed');
});
