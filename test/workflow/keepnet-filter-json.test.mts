/** Filter (JSON): what an expert writes reaches Keepnet, or is refused with its place before anything is sent. */
import { describe, expect, test } from '@jest/globals';

import { EXPORT, fileIn, foundIds, idsOf, readCsv, SEARCH, useKeepnet, type Company } from '../support/keepnet.mts';

const keepnet = useKeepnet();

const search = async (filterJson: unknown, more: Record<string, unknown> = {}, options = {}) =>
	await keepnet.run(
		{ resource: 'company', operation: 'search', returnAll: true, filters: { filterJson, ...more } },
		options,
	);
const where = (holds: (company: Company) => boolean) => idsOf(keepnet.sandbox.data.companies.filter(holds));
const named = (text: string) => (company: Company) => company.companyName.toLowerCase().includes(text);
const over = (count: number) => (company: Company) => company.targetUserCount > count;

const NAME = { FieldName: 'CompanyName', Operator: 'Contains', Value: 'oak' };
const USERS = { FieldName: 'TargetUserCount', Operator: '>', Value: '1500' };

describe('is read', () => {
	const either = where.bind(undefined, (company) => named('oak')(company) || over(1500)(company));

	test.each<[string, unknown]>([
		['as JSON text', JSON.stringify({ Condition: 'OR', FilterItems: [NAME, USERS] })],
		['as an object from an expression', `={{ ${JSON.stringify({ Condition: 'OR', FilterItems: [NAME, USERS] })} }}`],
		[
			'with names in camel case',
			JSON.stringify({
				condition: 'OR',
				filterItems: [
					{ fieldName: 'companyName', operator: 'Contains', value: 'oak' },
					{ fieldName: 'targetUserCount', operator: '>', value: '1500' },
				],
			}),
		],
		['with numbers for values', JSON.stringify({ Condition: 'OR', FilterItems: [NAME, { ...USERS, Value: 1500 }] })],
		[
			'as groups within groups',
			JSON.stringify({
				Condition: 'OR',
				FilterGroups: [{ Condition: 'AND', FilterItems: [NAME] }, { FilterGroups: [{ FilterItems: [USERS] }] }],
			}),
		],
		[
			'as Keepnet’s own front end writes it',
			JSON.stringify({
				Condition: 'AND',
				SearchInputTextValue: '',
				FilterGroups: [
					{ Condition: 'OR', FilterItems: [NAME, USERS], FilterGroups: [] },
					{ Condition: 'OR', FilterItems: [], FilterGroups: [] },
				],
			}),
		],
	])('%s', async (_how, filterJson) => {
		const ran = await search(filterJson);
		expect(ran.error).toBeUndefined();
		expect(either().length).toBeGreaterThan(where(named('oak')).length);
		expect(foundIds(ran).sort()).toEqual(either());
	});

	test('together with the other filters', async () => {
		const ran = await search(JSON.stringify({ FilterItems: [USERS] }), { companyName: 'oak' });
		expect(foundIds(ran).sort()).toEqual(where((company) => named('oak')(company) && over(1500)(company)));
	});

	test('with the text of the search box', async () => {
		const ran = await search('{"SearchInputTextValue": "harbour msp"}');
		expect(keepnet.bodies(SEARCH)[0]?.filter).toMatchObject({ SearchInputTextValue: 'harbour msp' });
		const mentioned = where(({ reseller, companyName }) =>
			`${reseller?.companyName} ${companyName}`.includes('Harbour MSP'),
		);
		expect(foundIds(ran).sort()).toEqual(mentioned);
	});

	test('for each input item separately', async () => {
		const items = ['oak', 'dental'].map((text) => ({ filter: { FilterItems: [{ ...NAME, Value: text }] } }));
		const ran = await search('={{ $json.filter }}', {}, { items });
		expect(foundIds(ran).sort()).toEqual([...where(named('oak')), ...where(named('dental'))].sort());
	});

	test('by Export in the same way', async () => {
		const filters = { filterJson: JSON.stringify({ FilterItems: [NAME] }) };
		const ran = await keepnet.run({ resource: 'company', operation: 'export', filters });
		expect(keepnet.bodies(EXPORT)[0]?.filter).toMatchObject({ FilterGroups: [{ FilterItems: [NAME] }] });
		expect(readCsv(fileIn(ran).toString()).length - 1).toBe(where(named('oak')).length);
	});

	test.each(['', '{}', '  {} '])('as no filter when it is empty: "%s"', async (filterJson) => {
		expect(foundIds(await search(filterJson)).sort()).toEqual(where(() => true));
	});
});

describe('is sent', () => {
	test('with every value as text and no null', async () => {
		await search(
			JSON.stringify({
				FilterItems: [
					{ ...USERS, Value: 5 },
					{ FieldName: 'LicenceExpired', Operator: '=', Value: false },
				],
			}),
		);
		const [{ body } = { body: '' }] = keepnet.recorder.to(SEARCH);
		expect(body).toContain('"Value":"5"');
		expect(body).toContain('"Value":"false"');
		expect(body).not.toContain('null');
	});

	test.each([
		['MonthlyActiveUser chooses the month', { FieldName: 'MonthlyActiveUser', Operator: '=', Value: '2026-10' }, 300],
		['Include takes a list', { FieldName: 'CompanyName', Operator: '!=', Value: 'nobody' }, 300],
		['LicenceExpired takes true', { FieldName: 'LicenceExpired', Operator: '=', Value: true }, undefined],
	])('with fields that the panel does not offer: %s', async (_what, item, count) => {
		const ran = await search(JSON.stringify({ FilterItems: [item] }));
		expect(ran.error).toBeUndefined();
		expect(ran.json()).toHaveLength(count ?? keepnet.sandbox.expected({ from: 0, to: 0 }).overdue.length);
	});
});

describe('is refused before anything is sent, with the place', () => {
	test.each<[string, unknown, string]>([
		['text that is no JSON', '{FilterItems', 'Filter (JSON) is not valid JSON'],
		['a list', '[{"FieldName": "Tags"}]', 'the filter must be an object'],
		['null', 'null', 'the filter must be an object'],
		['a text', '"CompanyName"', 'the filter must be an object'],
		['a condition that is none', '{"Condition": "XOR"}', 'Condition must be "AND" or "OR"'],
		['items that are no list', '{"FilterItems": {}}', 'FilterItems must be a list'],
		['items that are null', '{"FilterItems": null}', 'FilterItems must be a list'],
		['groups that are null', '{"FilterGroups": null}', 'FilterGroups must be a list'],
		['an item that is null', JSON.stringify({ FilterItems: [NAME, null] }), 'FilterItems[1] must be an object'],
		['a group that is null', '{"FilterGroups": [null]}', 'FilterGroups[0] must be an object'],
		['a condition that is null', '{"Condition": null}', 'Condition must be "AND" or "OR"'],
		['a search text that is null', '{"SearchInputTextValue": null}', 'SearchInputTextValue must be text'],
		[
			'a missing field name',
			'{"FilterItems": [{"Operator": "=", "Value": "1"}]}',
			'FilterItems[0].FieldName is missing',
		],
		[
			'an empty field name',
			JSON.stringify({ FilterItems: [{ ...NAME, FieldName: '' }] }),
			'FilterItems[0].FieldName is empty',
		],
		[
			'a value that is null',
			JSON.stringify({ FilterItems: [{ ...NAME, Value: null }] }),
			'FilterItems[0].Value must be text',
		],
		[
			'a missing value',
			'{"filteritems": [{"fieldname": "Tags", "operator": "="}]}',
			'FilterItems[0].Value must be text',
		],
		[
			'a value that is a list',
			JSON.stringify({ FilterItems: [{ ...NAME, Value: ['a'] }] }),
			'FilterItems[0].Value must be text',
		],
		[
			'an operator that is none',
			JSON.stringify({ FilterItems: [{ ...NAME, Operator: 'between' }] }),
			'FilterItems[0].Operator must be one of = != < <= > >= Contains Include',
		],
		[
			'a name that is none',
			JSON.stringify({ FilterItems: [{ ...NAME, Negate: true }] }),
			'FilterItems[0] has unknown keys: Negate',
		],
		[
			'a mistake deep within',
			JSON.stringify({
				FilterGroups: [{ FilterItems: [] }, { FilterGroups: [{ FilterItems: [NAME, { ...NAME, Operator: 'eq' }] }] }],
			}),
			'FilterGroups[1].FilterGroups[0].FilterItems[1].Operator must be one of',
		],
	])('%s', async (_what, filterJson, message) => {
		const { error } = await search(filterJson);
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('Filter (JSON)');
		expect(error?.description).toContain('Example: {');
		expect(keepnet.recorder.sent).toEqual([]);
	});
});
