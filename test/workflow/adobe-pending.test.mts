/** Adobe's License → Get Pending: licenses that customers have added and nobody has ordered. */
import { describe, expect, test } from '@jest/globals';

import { useAdobe } from '../support/adobe.mts';

const adobe = useAdobe({ customers: 60 });

const pending = async (more = {}) => await adobe.run({ resource: 'license', operation: 'getPending', ...more });

test('Get Pending returns the licenses without an order of all customers, the soonest to lapse first', async () => {
	const { customers, resellers } = adobe.sandbox.data;
	const active = new Set(resellers.filter(({ status }) => status === '1000').map(({ id }) => id));
	const wanted = customers.filter(({ resellerId }) => active.has(resellerId)).flatMap(({ pending: own }) => own);
	const ran = await pending();
	expect(wanted.length).toBeGreaterThan(3);
	expect(
		ran
			.json()
			.map(({ referenceId }) => referenceId)
			.sort(),
	).toEqual(wanted.map(({ referenceId }) => referenceId).sort());
	const dates = ran.json().map(({ expiryDate }) => String(expiryDate));
	expect(dates).toEqual([...dates].sort());
	expect(ran.json()[0]).toMatchObject({ customerName: expect.any(String), quantity: expect.any(Number) });
});

test('Get Pending pages through a long list', async () => {
	const { customers, resellers } = adobe.sandbox.data;
	const [first] = customers.flatMap(({ pending: own }) => own);
	if (first === undefined) throw new Error('No pending licenses');
	const own = customers.filter(({ resellerId }) => resellerId === resellers[0]?.id);
	for (const one of own) one.pending = [{ ...first, referenceId: one.id }];
	expect(own.length).toBeGreaterThan(20);
	const ran = await pending({ resellers: 'one', resellerId: resellers[0]?.id });
	expect(ran.json()).toHaveLength(own.length);
});

test('Get Pending returns nothing for a reseller without any', async () => {
	const { customers, resellers } = adobe.sandbox.data;
	for (const one of customers) one.pending = [];
	const ran = await pending({ resellers: 'one', resellerId: resellers[0]?.id });
	expect([ran.error, ran.json()]).toEqual([undefined, []]);
});

describe('when the licenses of one customer cannot be read', () => {
	const two = () => {
		const { customers, resellers } = adobe.sandbox.data;
		const [first] = customers.flatMap(({ pending: own }) => own);
		const [one, other] = customers.filter(({ resellerId }) => resellerId === resellers[0]?.id);
		if (first === undefined || one === undefined || other === undefined) throw new Error('No pending licenses');
		for (const each of customers) each.pending = [];
		for (const each of [one, other]) each.pending = [{ ...first, referenceId: each.id }];
		return { one, other, parameters: { resellers: 'one', resellerId: resellers[0]?.id } };
	};

	test('an error names it, or a hint when the list may be incomplete', async () => {
		const { one, other, parameters } = two();
		adobe.sandbox.addFault({ kind: 'status', status: 400, matchRegex: `${one.id}/` });
		expect((await pending(parameters)).error?.message).toContain(`pending licenses of customer ${one.id}`);
		adobe.sandbox.addFault({ kind: 'status', status: 400, matchRegex: `${one.id}/` });
		const ran = await pending({ ...parameters, options: { failOnIncomplete: false } });
		expect(ran.json()).toMatchObject([{ customerId: other.id }]);
		expect(ran.hints.join()).toContain(`pending licenses of 1 customer could not be read and are missing: ${one.id}`);
	});

	test('a hint names it if the customer was deleted meanwhile', async () => {
		const { one, other, parameters } = two();
		adobe.sandbox.addFault({ kind: 'status', status: 404, match: `/v3/customers/${one.id}` });
		const ran = await pending(parameters);
		expect(ran.json()).toMatchObject([{ customerId: other.id }]);
		const deleted = `1 customer deleted while the list was being read: ${one.id}`;
		expect(ran.hints).toEqual([`Adobe: ${deleted}. Their pending licenses are not included.`]);
	});
});
