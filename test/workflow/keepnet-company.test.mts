/** Company → Get, Check License and Get Cross-Sell Candidates, checked against the sandbox's own data. */
import { describe, expect, test } from '@jest/globals';

import {
	dayAfter,
	foundIds,
	idsOf,
	renewalDayOf,
	TODAY,
	useKeepnet,
	written,
	type Company,
} from '../support/keepnet.mts';

const keepnet = useKeepnet();

const companies = () => keepnet.sandbox.data.companies;
const first = (holds: (company: Company) => boolean): Company => {
	const found = companies().find(holds);
	if (found === undefined) throw new Error('The sandbox has no such company');
	return found;
};
const isLimited = ({ limit }: Company) => limit !== null;
const isOver = ({ limit, targetUserCount }: Company) => limit !== null && targetUserCount > limit;

describe('Get', () => {
	const get = async (companyId: unknown, more: Record<string, unknown> = {}) =>
		await keepnet.run({ resource: 'company', operation: 'get', companyId, ...more });

	test.each<[string, (id: string) => unknown]>([
		['picked from the list', (id) => ({ __rl: true, mode: 'list', value: id, cachedResultName: 'A company' })],
		['given by ID', (id) => ({ __rl: true, mode: 'id', value: id })],
		['as plain text', (id) => id],
		['with spaces around it', (id) => ` ${id} `],
	])('brings the company %s', async (_how, locator) => {
		const company = first((one) => isLimited(one) && one.licenseEnd !== null);
		const ran = await get(locator(company.companyResourceId));
		expect(ran.json()).toEqual([
			{
				resourceId: company.companyResourceId,
				name: company.companyName,
				statusName: company.isActive ? 'Active' : 'Inactive',
				licenseTypeName: company.licenseType.name,
				licenseStartDate: written(company.createTime),
				licenseEndDate: written(company.licenseEnd ?? 0),
				isNumberOfUsersLimited: true,
				numberOfUsers: company.limit,
				targetUserCount: company.targetUserCount,
				tags: company.tags,
			},
		]);
	});

	test('has every simplified field also when Keepnet leaves it empty', async () => {
		const ran = await get(first(({ licenseEnd }) => licenseEnd === null).companyResourceId);
		expect(Object.keys(ran.json()[0] ?? {})).toHaveLength(10);
		expect(ran.json()[0]?.licenseEndDate).toBeNull();
	});

	test('brings every field with Simplify off', async () => {
		const ran = await get(companies()[0]?.companyResourceId, { simplify: false });
		expect(ran.json()[0]).toMatchObject({
			timeZoneId: 'UTC',
			dateFormat: 'dd/MM/yyyy',
			licenseModules: expect.any(Array),
		});
		expect(Object.keys(ran.json()[0] ?? {}).length).toBeGreaterThan(25);
	});

	test.each<[string, () => string | undefined, string]>([
		['of somebody else', () => keepnet.sandbox.data.foreignIds[0], 'the company is not one of its customers'],
		['that does not exist', () => 'nobodyAtAll0', 'Keepnet could not find this company'],
	])('reports a company %s as such', async (_what, id, message) => {
		expect((await get(id())).error?.message).toContain(message);
	});
});

describe('Check License', () => {
	const check = async (company: Company) =>
		await keepnet.run({ resource: 'company', operation: 'checkLicense', companyId: company.companyResourceId });

	test.each<[string, (company: Company) => boolean, boolean]>([
		['a company over its limit', isOver, true],
		['a company exactly at its limit', ({ limit, targetUserCount }) => limit === targetUserCount, false],
		['a company below its limit', (company) => isLimited(company) && !isOver(company), false],
		['a company without a limit', ({ limit }) => limit === null, false],
	])('reports %s', async (_what, holds, isLicenseExceeded) => {
		const company = first(holds);
		const ran = await check(company);
		expect(ran.json()).toEqual([
			{
				companyResourceId: company.companyResourceId,
				isLimited: company.limit !== null,
				licenseLimit: company.limit,
				activeUserCount: company.targetUserCount,
				totalUserCount: company.targetUserCount + company.inactiveTargetUserCount,
				isLicenseExceeded,
			},
		]);
	});
});

describe.each(['get', 'checkLicense'])('an invalid ID, for %s,', (operation) => {
	test.each(['../x', '..', '%2e', '%2e%2e/my', 'a/b', 'a b', 'a?b', 'a#b', '{{ x }}', `${'a'.repeat(129)}`])(
		'"%s" is refused before any request is made, and Company is named',
		async (companyId) => {
			const ran = await keepnet.run({
				resource: 'company',
				operation,
				companyId: { __rl: true, mode: 'id', value: companyId },
			});
			expect(ran.error?.message).toMatch(/^Company ".*" is not a valid ID/);
			expect(ran.error?.description).toContain('Copy it as the vendor shows it');
			expect(keepnet.recorder.sent).toEqual([]);
		},
	);

	test.each([
		['empty', ''],
		['only spaces', '   '],
		['null', null],
		['missing', undefined],
	])('%s is refused before any request is made, and Company is named', async (_what, value) => {
		const ran = await keepnet.run(
			{ resource: 'company', operation, companyId: '={{ $json.value }}' },
			{ items: [{ value }] },
		);
		expect(ran.error?.message).toMatch(/^Company is (empty|not set)/);
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('Get Cross-Sell Candidates', () => {
	const candidates = async (more: Record<string, unknown> = {}, options: Record<string, unknown> = {}) =>
		await keepnet.run({
			resource: 'company',
			operation: 'getCrossSellCandidates',
			returnAll: true,
			...more,
			options: { asOf: TODAY, ...options },
		});
	const share = ({ limit, targetUserCount }: Company) => (limit === null ? -1 : targetUserCount / limit);
	const atLeast = (percent: number) =>
		companies().filter((company) => Math.round(share(company) * 1000) >= percent * 10);

	test.each([0, 50, 80, 100, 101])(
		'brings the companies that use at least %i percent of their license',
		async (minimumUtilization) => {
			const ran = await candidates({ minimumUtilization });
			expect(ran.error).toBeUndefined();
			expect(foundIds(ran).sort()).toEqual(idsOf(atLeast(minimumUtilization)));
		},
	);

	test('the minimum is 80 percent when nothing is set', async () => {
		expect(foundIds(await candidates()).sort()).toEqual(idsOf(atLeast(80)));
	});

	test('doubts the date filters only if no company is within them, whatever the license utilization', async () => {
		const within = async (renewalDateFrom: string) =>
			await candidates({ minimumUtilization: 100_000, filters: { renewalDateFrom } });
		const busy = await within(TODAY);
		expect([busy.json(), busy.hints]).toEqual([[], []]);
		expect((await within('2090-01-01')).hints).toEqual([
			expect.stringContaining('no company is within the date filters'),
		]);
	});

	test('returns utilization, headroom and excess of each, highest first', async () => {
		const ran = await candidates({ minimumUtilization: 0 });
		const byId = new Map(companies().map((company) => [company.companyResourceId, company]));
		let before = Infinity;
		for (const row of ran.json()) {
			const { limit, targetUserCount } = byId.get(String(row.companyResourceId)) ?? {};
			const spare = (limit ?? NaN) - (targetUserCount ?? NaN);
			expect(row).toMatchObject({ licenseLimit: limit, targetUserCount });
			expect(row).toMatchObject({ headroom: Math.max(0, spare), overLimitBy: Math.max(0, -spare) });
			expect(row.utilization).toBeCloseTo(((targetUserCount ?? NaN) / (limit ?? NaN)) * 100, 0);
			expect(Number(row.utilization)).toBeLessThanOrEqual(before);
			before = Number(row.utilization);
		}
		expect(ran.json().some(({ overLimitBy }) => Number(overLimitBy) > 0)).toBe(true);
	});

	test('returns the renewal of each, and null where there is none', async () => {
		const ran = await candidates({ minimumUtilization: 0 });
		const byId = new Map(companies().map((company) => [company.companyResourceId, renewalDayOf(company)]));
		for (const { companyResourceId, renewalDate, daysUntilRenewal } of ran.json()) {
			const day = byId.get(String(companyResourceId)) ?? '';
			expect(renewalDate).toBe(day === '' ? null : day);
			expect(daysUntilRenewal).toBe(day === '' ? null : (Date.parse(day) - Date.parse(TODAY)) / 86_400_000);
		}
		expect(ran.json().some(({ renewalDate }) => renewalDate === null)).toBe(true);
	});

	const UNLIMITED = ['9999', 'Unlimited', null] as const;
	test.each(UNLIMITED)('omits licenses without a limit, and includes them on request: %s', async (unlimitedAs) => {
		keepnet.sandbox.setKnobs({ unlimitedAs });
		const unlimited = companies().filter((company) => !isLimited(company));
		expect(unlimited.length).toBeGreaterThan(10);
		const without = foundIds(await candidates({ minimumUtilization: 0 }));
		expect(without.sort()).toEqual(idsOf(companies().filter(isLimited)));
		const ran = await candidates({ minimumUtilization: 95 }, { includeUnlimited: true });
		expect(foundIds(ran).sort()).toEqual(idsOf([...atLeast(95), ...unlimited]));
		for (const row of ran.json().slice(-unlimited.length)) {
			expect(row).toMatchObject({ licenseLimit: null, utilization: null, headroom: null, overLimitBy: null });
		}
	});

	const renewing = (company: Company, days: number) =>
		renewalDayOf(company) >= TODAY && renewalDayOf(company) <= dayAfter(days);

	test.each([0, 30, 90])(
		'Renews Within %i days omits what renews later, is past or has no date',
		async (renewsWithin) => {
			const ran = await candidates({ minimumUtilization: 50 }, { renewsWithin });
			expect(foundIds(ran).sort()).toEqual(idsOf(atLeast(50).filter((company) => renewing(company, renewsWithin))));
		},
	);

	test('Limit returns the highest utilizations of all, not of the first page', async () => {
		const all = foundIds(await candidates({ minimumUtilization: 0 }));
		const ran = await candidates({ minimumUtilization: 0, returnAll: false, limit: 7 });
		expect(foundIds(ran)).toEqual(all.slice(0, 7));
	});

	const FORMATS = ['MM/dd/yyyy hh:mm a', 'yyyy/MM/dd HH:mm', 'iso'] as const;
	test.each(FORMATS)('reads renewal dates however the account writes them: %s', async (dateFormat) => {
		keepnet.sandbox.setKnobs({ dateFormat });
		const ran = await candidates({ minimumUtilization: 50 }, { renewsWithin: 90 });
		expect(foundIds(ran).sort()).toEqual(idsOf(atLeast(50).filter((company) => renewing(company, 90))));
	});

	test.each([
		['Minimum Utilization (%)', { minimumUtilization: -1 }, {}],
		['Renews Within (Days)', {}, { renewsWithin: 1.5 }],
		['Time Zone', {}, { timezone: 'Mars/Olympus' }],
		['As Of', {}, { asOf: 'soon' }],
	])('an invalid %s is rejected before anything is sent, and named', async (field, more, options) => {
		const { error } = await candidates(more, options);
		expect(error?.message).toContain(field);
		expect(keepnet.recorder.sent).toEqual([]);
	});
});
