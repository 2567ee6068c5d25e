import { describe, expect, test } from '@jest/globals';

import { AdobeVipMarketplace } from '../../index';
import { queryOf, RESELLERS, useAdobe } from '../support/adobe.mts';
import { panelOf } from '../support/contexts.mts';

const adobe = useAdobe({ customers: 20 });

const node = new AdobeVipMarketplace();
const search = async (text?: string, page?: string) =>
	await node.methods.listSearch.searchResellers.call(panelOf(node, adobe.account), text, page);

describe('The picker of resellers', () => {
	test('shows the active ones by name', async () => {
		const { results, paginationToken } = await search();
		const active = adobe.sandbox.data.resellers.filter(({ status }) => status === '1000');
		expect(results).toEqual(
			active
				.map(({ companyName, id }) => ({ name: companyName, value: id }))
				.sort((a, b) => a.name.localeCompare(b.name, 'en')),
		);
		expect(paginationToken).toBeUndefined();
	});

	test('finds those whose name contains what is typed', async () => {
		expect((await search('licens')).results.map(({ name }) => name)).toEqual(['Northgate Licensing']);
		expect(queryOf(adobe.recorder.to(RESELLERS)[0] ?? never())['company-name']).toBe('*licens*');
	});

	test('finds one by its number, which the list cannot be searched by', async () => {
		const [first] = adobe.sandbox.data.resellers;
		expect((await search(first?.id)).results).toEqual([{ name: first?.companyName, value: first?.id }]);
		expect((await search('1000999999')).results).toEqual([]);
	});

	test('loads more as it is scrolled', async () => {
		const [first] = adobe.sandbox.data.resellers;
		if (first === undefined) return never();
		adobe.sandbox.data.resellers = Array.from({ length: 70 }, (_, index) => ({
			...first,
			id: `${1_000_400_000 + index}`,
		}));
		const { results, paginationToken } = await search();
		expect([results.length, typeof paginationToken]).toEqual([50, 'string']);
		const more = await search('', paginationToken as string);
		expect([more.results.length, more.paginationToken]).toEqual([20, undefined]);
	});

	test('says what is wrong with the credential', async () => {
		const account = adobe.save({ clientSecret: 'sandbox-wrong-secret' });
		const asked = node.methods.listSearch.searchResellers.call(panelOf(node, account));
		await expect(asked).rejects.toThrow('Adobe did not accept the Client ID or the Client Secret');
	});
});

describe('The picker of customers', () => {
	const searchCustomers = async (text?: string, page?: string) =>
		await node.methods.listSearch.searchCustomers.call(panelOf(node, adobe.account), text, page);
	const activeResellers = () => adobe.sandbox.data.resellers.filter(({ status }) => status === '1000');

	/** All pages, as a person scrolls through them. */
	const scrolled = async (text?: string) => {
		const found: Array<{ name: string; value: unknown }> = [];
		let token: string | undefined;
		do {
			const page = await searchCustomers(text, token);
			found.push(...page.results.map(({ name, value }) => ({ name, value })));
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		return found;
	};

	test('shows the customers of every active reseller, one reseller after the other', async () => {
		const ids = new Set(activeResellers().map(({ id }) => id));
		const expected = adobe.sandbox.data.customers.filter(
			({ resellerId, status }) => ids.has(resellerId) && status === '1000',
		);
		const found = await scrolled();
		expect(found.map(({ value }) => String(value)).sort()).toEqual(expected.map(({ id }) => id).sort());
	});

	test('shows those of more resellers than a page has, and more than a page of one reseller', async () => {
		const { data } = adobe.sandbox;
		const [reseller] = activeResellers();
		const [customer] = data.customers.filter(({ status }) => status === '1000');
		if (reseller === undefined || customer === undefined) return never();
		const idOf = (index: number) => `${1_000_400_000 + index}`;
		data.resellers = Array.from({ length: 70 }, (_, index) => ({ ...reseller, id: idOf(index) }));
		data.customers = Array.from({ length: 73 }, (_, index) => ({
			...customer,
			id: `${2_000_400_000 + index}`,
			resellerId: idOf(index < 60 ? 0 : index - 10),
		}));
		const found = await scrolled();
		expect(found.map(({ value }) => value).sort()).toEqual(data.customers.map(({ id }) => id));
		expect(await scrolled('no such name')).toEqual([]);
	});

	test('goes on after a page of resellers that have no ID', async () => {
		const resellers = activeResellers().map(({ id }) => ({ resellerId: id, status: '1000' }));
		const pages = [Array.from({ length: 50 }, () => ({ status: '1000' })), resellers];
		const totalCount = 50 + resellers.length;
		pages.forEach((accounts, index) =>
			adobe.sandbox.addFault({
				kind: 'status',
				status: 200,
				body: JSON.stringify({ totalCount, accounts }),
				matchRegex: `^GET /v3/resellers\\?.*offset=${index * 50}\\b`,
			}),
		);
		expect((await searchCustomers()).results.length).toBeGreaterThan(0);
	});

	test('finds a customer by a part of its name, and by its number', async () => {
		const [customer] = adobe.sandbox.data.customers.filter(({ status }) => status === '1000');
		const byName = await scrolled(customer?.companyName);
		expect(byName.map(({ value }) => value)).toContain(customer?.id);
		expect((await searchCustomers(customer?.id)).results).toEqual([
			{ name: customer?.companyName, value: customer?.id },
		]);
	});
});

function never(): never {
	throw new Error('Nothing was sent');
}
