/** The menus and pickers of the Keepnet node's panel. */
import { describe, expect, test } from '@jest/globals';

import { Keepnet } from '../../index';
import { panelOf } from '../support/contexts.mts';
import { SEARCH, TOKEN, useKeepnet } from '../support/keepnet.mts';

const keepnet = useKeepnet();

const node = new Keepnet();
const panel = () => panelOf(node, keepnet.account);
const { getLicenseTypes, getModules, getIndustries } = node.methods.loadOptions;
const { searchCompanies } = node.methods.listSearch;

const data = () => keepnet.sandbox.data;
const asOptions = (entries: ReadonlyArray<{ resourceId: string; name: string }>) =>
	entries.map(({ resourceId, name }) => ({ name, value: resourceId })).sort((a, b) => a.name.localeCompare(b.name));
const names = (results: ReadonlyArray<{ name: string }>) => results.map(({ name }) => name);

describe('the menus', () => {
	test.each([
		['License Types', getLicenseTypes, () => data().licenseTypes],
		['Modules', getModules, () => data().modules],
		['Industries', getIndustries, () => data().industries],
	] as const)('%s holds what the account has, by name', async (_name, load, entries) => {
		const options = await load.call(panel());
		expect(options.length).toBeGreaterThan(3);
		expect(options).toEqual(asOptions(entries()));
	});

	test('are there when the answer is enveloped as the Quickstart page has it', async () => {
		keepnet.sandbox.setKnobs({ legacyEnvelope: 'only' });
		expect(await getLicenseTypes.call(panel())).toHaveLength(4);
	});

	test.each<[string, unknown]>([
		['null where a list should be', { licenses: null, allLicenseModules: null }],
		['no object at all', []],
		['an entry without an id', { licenses: [{ name: 'Starter' }], allLicenseModules: [] }],
	])('are empty, not broken, with %s', async (_what, data) => {
		keepnet.sandbox.addFault({
			kind: 'status',
			status: 200,
			body: JSON.stringify({ status: 'SUCCESS', data }),
			match: '/api/lookups',
		});
		expect(await getLicenseTypes.call(panel())).toEqual([]);
	});

	test('hold the other entries beside one that is odd', async () => {
		const licenses = [null, 'Gold', { resourceId: 7, name: { en: 'Gold' } }, { resourceId: 'a', name: 'Starter' }];
		keepnet.sandbox.addFault({
			kind: 'status',
			status: 200,
			body: JSON.stringify({ status: 'SUCCESS', data: { licenses, allLicenseModules: null } }),
			match: '/api/lookups',
		});
		expect(await getLicenseTypes.call(panel())).toEqual([
			{ name: '7', value: '7' },
			{ name: 'Starter', value: 'a' },
		]);
	});

	test('are asked for with one token', async () => {
		await getLicenseTypes.call(panel());
		await getModules.call(panel());
		await getIndustries.call(panel());
		expect(keepnet.recorder.to(TOKEN)).toHaveLength(1);
	});
});

describe('the picker of companies', () => {
	const inOrder = () =>
		[...data().companies].map(({ companyName }) => companyName).sort(new Intl.Collator('en').compare);

	test('shows the first 50 by name, and says that there are more', async () => {
		const { results, paginationToken } = await searchCompanies.call(panel());
		expect(names(results)).toEqual(inOrder().slice(0, 50));
		expect(paginationToken).toEqual(expect.any(String));
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(1);
	});

	test('continues where it stopped, to the last company and no further', async () => {
		const shown: string[] = [];
		let token: string | undefined;
		do {
			const page: { results: Array<{ name: string }>; paginationToken?: unknown } = await searchCompanies.call(
				panel(),
				'',
				token,
			);
			shown.push(...names(page.results));
			token = page.paginationToken === undefined ? undefined : String(page.paginationToken);
		} while (token !== undefined);
		expect(shown).toEqual(inOrder());
		// Six full pages, and the empty one after them.
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(7);
	});

	test.each(['oak', 'OAK', '=1+1', '株式会社', '"'])('finds what contains "%s"', async (text) => {
		const found = data().companies.filter(({ companyName }) => companyName.toLowerCase().includes(text.toLowerCase()));
		const { results, paginationToken } = await searchCompanies.call(panel(), text);
		expect(found.length).toBeGreaterThan(0);
		expect(results.map(({ value }) => value).sort()).toEqual(
			found.map(({ companyResourceId }) => companyResourceId).sort(),
		);
		expect(paginationToken).toBeUndefined();
	});

	test('shows nothing, and no error, where nothing is found', async () => {
		for (const emptyResults of ['array', 'null', 'absent'] as const) {
			keepnet.sandbox.setKnobs({ emptyResults });
			expect(await searchCompanies.call(panel(), 'no such company')).toEqual({
				results: [],
				paginationToken: undefined,
			});
		}
	});

	test('ends without a total, too', async () => {
		keepnet.sandbox.setKnobs({ totals: 'absent' });
		keepnet.sandbox.reset({ customers: 60 });
		const first = await searchCompanies.call(panel());
		const second = await searchCompanies.call(panel(), undefined, String(first.paginationToken));
		expect([first.results.length, second.results.length]).toEqual([50, 10]);
		// The vendor may have sent fewer than it was asked for.
		const end = await searchCompanies.call(panel(), undefined, String(second.paginationToken));
		expect(end).toEqual({ results: [] });
	});
});

describe('what goes wrong is shown in the panel', () => {
	test.each([
		['a menu', async () => await getModules.call(panel())],
		['the picker', async () => await searchCompanies.call(panel(), 'oak')],
	])('a refusal, for %s', async (_where, ask) => {
		keepnet.sandbox.addFault({ kind: 'status', status: 403, match: '/api/' });
		await expect(ask()).rejects.toMatchObject({
			message: expect.stringContaining('This credential does not have the Reseller role'),
			description: expect.stringContaining('Set Client Role = Reseller'),
		});
	});

	test('a wrong secret, and the secret is not in it', async () => {
		const clientSecret = 'sandbox-not-the-secret';
		const asked = searchCompanies.call(panelOf(node, keepnet.save({ clientSecret })));
		const error: unknown = await asked.catch((caught: unknown) => caught);
		expect(error).toMatchObject({
			message: expect.stringContaining('did not accept the Client ID or the Client Secret'),
		});
		expect(JSON.stringify(error)).not.toContain(clientSecret);
	});
});
