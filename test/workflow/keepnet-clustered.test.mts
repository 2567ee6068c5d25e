/** Company → Search and Export with Is Clustered: resellers with their companies below them. */
import { describe, expect, test } from '@jest/globals';

import { dayAfter, EXPORT, renewalDayOf, SEARCH, useKeepnet, type Company } from '../support/keepnet.mts';
import type { Ran } from '../support/n8n.mts';

const keepnet = useKeepnet();

type Row = { companyResourceId: string; children: Row[] };

const companies = () => keepnet.sandbox.data.companies;
const clustered = async (more: Record<string, unknown> = {}, options = {}) =>
	await keepnet.run({
		resource: 'company',
		operation: 'search',
		returnAll: true,
		...more,
		options: { isClustered: true, ...options },
	});
/** `reseller: companies below it`, sorted. */
const tree = (ran: Ran) =>
	(ran.json() as unknown as Row[])
		.map(({ companyResourceId, children }) => [
			companyResourceId,
			children.map((child) => child.companyResourceId).sort(),
		])
		.sort();
const expected = (isWanted: (company: Company) => boolean = () => true) => {
	const below = new Map<string, string[]>();
	for (const company of companies().filter(isWanted)) {
		const top = company.reseller?.companyResourceId ?? company.companyResourceId;
		below.set(top, [...(below.get(top) ?? []), company.companyResourceId]);
	}
	return [...below].map(([top, ids]) => [top, ids.sort()]).sort();
};

describe('a clustered search', () => {
	test.each([true, false])('nests every company below its reseller, with Simplify: %s', async (simplify) => {
		const ran = await clustered({ simplify });
		expect([ran.error, ran.hints]).toEqual([undefined, []]);
		expect(tree(ran)).toEqual(expected());
		expect(keepnet.bodies(SEARCH)[0]).toMatchObject({ isClustered: true });
	});

	test('loses no reseller when pages are small', async () => {
		expect(tree(await clustered({}, { pageSize: 2 }))).toEqual(expected());
	});

	test('keeps a reseller that renews at a different time than the companies under it', async () => {
		const filters = { renewalDateFrom: dayAfter(0), renewalDateTo: dayAfter(30) };
		const isDue = (company: Company) => {
			const day = renewalDayOf(company);
			return day >= dayAfter(0) && day <= dayAfter(30);
		};
		const found = (await clustered({ filters })).json() as unknown as Row[];
		const ids = found.flatMap(({ children }) => children.map(({ companyResourceId }) => companyResourceId));
		for (const company of companies().filter(isDue)) expect(ids).toContain(company.companyResourceId);
	});

	test('is whole, with a hint, where the total counts the nested companies', async () => {
		keepnet.sandbox.setKnobs({ clusteredTotals: 'companies' });
		const ran = await clustered();
		expect(ran.error).toBeUndefined();
		expect(tree(ran)).toEqual(expected());
		expect(ran.hints).toEqual([expect.stringContaining('300 rows are reported')]);
	});
});

test('lists stay flat unless Is Clustered is set', async () => {
	await keepnet.run({ resource: 'company', operation: 'search' });
	await keepnet.run({ resource: 'company', operation: 'export' });
	await keepnet.run({ resource: 'company', operation: 'export', options: { isClustered: true } });
	const asked = (path: string) => keepnet.bodies(path).map(({ isClustered }) => isClustered);
	expect(asked(EXPORT)).toEqual([false, true]);
	// A file is compared with the total of a list in the same form.
	expect(asked(SEARCH)).toEqual([false, false, true]);
});
