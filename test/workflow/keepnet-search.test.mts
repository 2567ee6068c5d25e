/** Company → Search: filters, sorting, limits and what comes back, checked against the sandbox's own data. */
import { describe, expect, test } from '@jest/globals';

import {
	dayAfter,
	foundIds,
	idsOf,
	renewalDayOf,
	SEARCH,
	SETTINGS,
	TODAY,
	useKeepnet,
	written,
	type Company,
} from '../support/keepnet.mts';

const keepnet = useKeepnet();

const search = async (more: Record<string, unknown> = {}, options = {}) =>
	await keepnet.run({ resource: 'company', operation: 'search', returnAll: true, ...more }, options);

const data = () => keepnet.sandbox.data;
const companies = () => data().companies;
const where = (holds: (company: Company) => boolean) => idsOf(companies().filter(holds));
const createdOn = ({ createTime }: Company) => new Date(createTime).toISOString().slice(0, 10);
const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

interface Case {
	filters(): Record<string, unknown>;
	holds(company: Company): boolean;
}

const FROM = dayAfter(20);
const TO = dayAfter(75);
const FILTERS: Record<string, Case> = {
	'Company Name': { filters: () => ({ companyName: 'oak' }), holds: ({ companyName }) => contains(companyName, 'oak') },
	'Reseller Name': {
		filters: () => ({ resellerName: 'MSP' }),
		holds: ({ reseller }) => contains(reseller?.companyName ?? '', 'MSP'),
	},
	Tags: { filters: () => ({ tags: 'tier-a' }), holds: ({ tags }) => tags.includes('tier-a') },
	'one License Type': {
		filters: () => ({ licenseTypes: [data().licenseTypes[0]?.resourceId] }),
		holds: ({ licenseType }) => licenseType === data().licenseTypes[0],
	},
	'two License Types': {
		filters: () => ({
			licenseTypes: data()
				.licenseTypes.slice(1, 3)
				.map(({ resourceId }) => resourceId),
		}),
		holds: ({ licenseType }) => data().licenseTypes.slice(1, 3).includes(licenseType),
	},
	'License Types written with commas': {
		filters: () => ({
			licenseTypes: data()
				.licenseTypes.slice(1, 3)
				.map(({ resourceId }) => resourceId)
				.join(' , '),
		}),
		holds: ({ licenseType }) => data().licenseTypes.slice(1, 3).includes(licenseType),
	},
	Modules: {
		filters: () => ({ modules: [data().modules[3]?.resourceId] }),
		holds: ({ licenseType }) =>
			licenseType.modules.some(({ resourceId }) => resourceId === data().modules[3]?.resourceId),
	},
	Industries: {
		filters: () => ({
			industries: data()
				.industries.slice(0, 2)
				.map(({ resourceId }) => resourceId),
		}),
		holds: ({ industry }) => data().industries.slice(0, 2).includes(industry),
	},
	'Target Users From': {
		filters: () => ({ targetUsersFrom: 700 }),
		holds: ({ targetUserCount }) => targetUserCount >= 700,
	},
	'Target Users To': {
		filters: () => ({ targetUsersTo: 300 }),
		holds: ({ targetUserCount }) => targetUserCount <= 300,
	},
	'License Limit': {
		filters: () => ({ licenseLimit: companies()[0]?.limit ?? 100 }),
		holds: ({ limit }) => limit === (companies()[0]?.limit ?? 100),
	},
	'Over License Limit Only': {
		filters: () => ({ overLicenseLimitOnly: true }),
		holds: ({ limit, targetUserCount }) => limit !== null && targetUserCount > limit,
	},
	'Renewal Date From': {
		filters: () => ({ renewalDateFrom: FROM }),
		holds: (company) => renewalDayOf(company) >= FROM,
	},
	'Renewal Date To': {
		filters: () => ({ renewalDateTo: TO }),
		holds: (company) => renewalDayOf(company) !== '' && renewalDayOf(company) <= TO,
	},
	'Renewal Date From and To on one day': {
		filters: () => ({ renewalDateFrom: dayAfter(90), renewalDateTo: dayAfter(90) }),
		holds: (company) => renewalDayOf(company) === dayAfter(90),
	},
	'Created From': {
		filters: () => ({ createdFrom: '2025-03-04' }),
		holds: (company) => createdOn(company) >= '2025-03-04',
	},
	'Created To': {
		filters: () => ({ createdTo: '2023-05-06' }),
		holds: (company) => createdOn(company) <= '2023-05-06',
	},
};

describe('a filter returns exactly the matching companies', () => {
	test.each(Object.entries(FILTERS))('%s', async (_name, { filters, holds }) => {
		const expected = where(holds);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(300);
		const ran = await search({ filters: filters() });
		expect(ran.error).toBeUndefined();
		expect(foundIds(ran).sort()).toEqual(expected);
	});

	test.each([
		['Company Name and Target Users From', ['Company Name', 'Target Users From']],
		['License Types, Modules and Industries', ['two License Types', 'Modules', 'Industries']],
		['Renewal Date and Created', ['Renewal Date To', 'Created From']],
		['Over License Limit Only and Renewal Date From', ['Over License Limit Only', 'Renewal Date From']],
		[
			'all texts, counts and dates',
			['Reseller Name', 'Tags', 'Target Users From', 'Renewal Date From', 'Created From'],
		],
	])('%s hold together', async (_name, names) => {
		const chosen = names.map((name) => FILTERS[name]).filter((one) => one !== undefined);
		const expected = where((company) => chosen.every(({ holds }) => holds(company)));
		const ran = await search({ filters: Object.assign({}, ...chosen.map(({ filters }) => filters())) });
		expect(foundIds(ran).sort()).toEqual(expected);
	});

	test('no filter returns all', async () => {
		expect(foundIds(await search()).sort()).toEqual(idsOf(companies()));
	});

	test('a filter without matches returns nothing, and no error', async () => {
		const ran = await search({ filters: { companyName: 'no such company' } });
		expect([ran.error, ran.json()]).toEqual([undefined, []]);
	});
});

describe('date filters', () => {
	const onLastDay = (company: Company) => renewalDayOf(company) !== '' && renewalDayOf(company) <= TO;

	test.each([
		['a day', TO],
		['a wall-clock time', `${TO}T00:00:00`],
		['an instant, cut to its day in the zone of the workflow', `${dayAfter(74)}T23:30:00.000Z`],
		['an expression', `={{ DateTime.fromISO('${TO}') }}`],
	])('can be given as %s', async (_what, renewalDateTo) => {
		const ran = await search({ filters: { renewalDateTo } }, { timezone: 'Europe/Berlin' });
		expect(ran.error).toBeUndefined();
		expect(foundIds(ran).sort()).toEqual(where(onLastDay));
	});

	test('that match nothing once are asked again', async () => {
		keepnet.sandbox.addFault({ kind: 'list', as: 'none', times: 1, match: SEARCH });
		const ran = await search({ filters: { renewalDateTo: TO } });
		expect([foundIds(ran).sort(), ran.hints]).toEqual([where(onLastDay), []]);
	});

	test('that match nothing bring a hint, since Keepnet may read dates differently', async () => {
		const ran = await search({ filters: { renewalDateFrom: '2099-01-01' } });
		expect([ran.json(), ran.hints]).toEqual([[], [expect.stringContaining('check Date Format in Filters')]]);
		expect(keepnet.recorder.to(SEARCH)).toHaveLength(2);
	});

	test.each([{ ignoreDateFilters: true }, { dateOnlyUpperBound: 'endOfDay' as const }])(
		'are checked here as well: %j',
		async (knobs) => {
			keepnet.sandbox.setKnobs(knobs);
			const ran = await search({ filters: { renewalDateFrom: FROM, renewalDateTo: TO } });
			expect(foundIds(ran).sort()).toEqual(where((company) => renewalDayOf(company) >= FROM && onLastDay(company)));
		},
	);

	test.each(['dayFirst', 'monthFirst', 'yearFirst', 'iso'])(
		'are sent as Date Format in Filters says: %s',
		async (filterDateFormat) => {
			keepnet.sandbox.setKnobs({ dateFormat: filterDateFormat === 'monthFirst' ? 'MM/dd/yyyy' : 'dd/MM/yyyy' });
			const ran = await search({ filters: { renewalDateTo: '2027-02-05' }, options: { filterDateFormat } });
			const pattern = {
				dayFirst: /"0\d\/02\/2027"/,
				monthFirst: /"02\/0\d\/2027"/,
				yearFirst: /"2027\/02\/0\d"/,
				iso: /"2027-02-0\d"/,
			};
			expect(keepnet.recorder.to(SEARCH)[0]?.body).toMatch(pattern[filterDateFormat as keyof typeof pattern]);
			expect(foundIds(ran).sort()).toEqual(
				where((company) => renewalDayOf(company) !== '' && renewalDayOf(company) <= '2027-02-05'),
			);
		},
	);

	test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])(
		'cut instants to their day in the zone of the workflow: %s',
		async (timezone) => {
			keepnet.sandbox.setKnobs({ dateFormat: 'isoZ' });
			const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
			const ran = await search({ filters: { renewalDateFrom: FROM, renewalDateTo: TO } }, { timezone });
			const expected = where(({ licenseEnd }) => {
				const day = licenseEnd === null ? '' : dayIn.format(licenseEnd);
				return day >= FROM && day <= TO;
			});
			expect(foundIds(ran).sort()).toEqual(expected);
		},
	);

	describe('when only dates with two readings come', () => {
		const DATES = ['2027-04-03', '2027-04-05', '2027-03-04', '2027-05-04'];
		const dateThem = () => {
			keepnet.sandbox.reset({ customers: 4 });
			companies().forEach(({ companyResourceId }, index) =>
				keepnet.sandbox.move({ op: 'change', ids: [companyResourceId], renewalDate: DATES[index] ?? '' }),
			);
			keepnet.sandbox.setKnobs({ ignoreDateFilters: true });
		};
		const inApril = { filters: { renewalDateFrom: '2027-04-01', renewalDateTo: '2027-04-30' } };
		const inAprilIds = () => where((company) => renewalDayOf(company).startsWith('2027-04'));

		test.each(['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm'] as const)('the account decides: %s', async (dateFormat) => {
			dateThem();
			keepnet.sandbox.setKnobs({ dateFormat });
			const ran = await search(inApril);
			expect(foundIds(ran).sort()).toEqual(inAprilIds());
		});

		test('those that turn out to be others do not use up the limit', async () => {
			dateThem();
			const sort = { by: { sortBy: 'LicenseEndDate', direction: 'ascending' } };
			const ran = await search({ ...inApril, sort, returnAll: false, limit: 1 });
			expect(foundIds(ran)).toEqual(where((company) => renewalDayOf(company) === '2027-04-03'));
		});

		test('and the account has no format, they are kept and a hint says so', async () => {
			dateThem();
			keepnet.hideDateFormat();
			const ran = await search(inApril);
			expect(foundIds(ran).sort()).toEqual(idsOf(companies()));
			expect(ran.hints).toEqual([expect.stringContaining('unreadable or ambiguous')]);
		});

		test('and cannot be read as Date Format says, they are kept and a hint says so', async () => {
			dateThem();
			const ran = await search({ ...inApril, options: { dateFormat: 'yearFirst' } });
			expect(foundIds(ran).sort()).toEqual(idsOf(companies()));
			expect(ran.hints).toEqual([expect.stringContaining('unreadable or ambiguous')]);
			expect(keepnet.sandbox.requests().byRoute[`GET ${SETTINGS}`]).toBeUndefined();
		});

		test('Date Format settles them without asking', async () => {
			dateThem();
			const ran = await search({ ...inApril, options: { dateFormat: 'dayFirst' } });
			expect(foundIds(ran).sort()).toEqual(inAprilIds());
			expect(keepnet.sandbox.requests().byRoute[`GET ${SETTINGS}`]).toBeUndefined();
		});
	});

	test.each([
		[
			'Renewal Date From',
			{ renewalDateFrom: 'soon' },
			'Renewal Date From must be a date such as 2027-04-25, not "soon"',
		],
		['Created To', { createdTo: '2026-02-30' }, 'Created To must be a date such as 2027-04-25, not "2026-02-30"'],
		[
			'Renewal Date From after To',
			{ renewalDateFrom: TO, renewalDateTo: FROM },
			'Renewal Date From is after Renewal Date To',
		],
	])('that are invalid are rejected before anything is sent: %s', async (_name, filters, message) => {
		const { error } = await search({ filters });
		expect(error?.message).toContain(message);
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('Sort', () => {
	const collator = new Intl.Collator('en');
	const COLUMNS: Record<string, (company: Company) => string | number> = {
		CompanyName: ({ companyName }) => companyName,
		CreateTime: ({ createTime }) => createTime,
		IndustryName: ({ industry }) => industry.name,
		LicenseEndDate: ({ licenseEnd }) => licenseEnd ?? -Infinity,
		LicenseTypeName: ({ licenseType }) => licenseType.name,
		NumberOfUsers: ({ limit }) => String(limit ?? 9999),
		RenewalDate: ({ licenseEnd }) => licenseEnd ?? -Infinity,
		ResellerName: ({ reseller }) => reseller?.companyName ?? '',
		Tags: ({ tags }) => tags.join(', '),
		TargetUserCount: ({ targetUserCount }) => targetUserCount,
	};
	const compare = (a: string | number, b: string | number) =>
		typeof a === 'number' && typeof b === 'number' ? Math.sign(a - b) || 0 : collator.compare(String(a), String(b));
	const directions = ['ascending', 'descending'];
	const columns = Object.keys(COLUMNS).flatMap((column) => directions.map((direction) => [column, direction] as const));

	test.each(columns)('by %s, %s', async (sortBy, direction) => {
		const key = COLUMNS[sortBy] ?? String;
		const keys = new Map(companies().map((company) => [company.companyResourceId, key(company)]));
		const ran = await search({ sort: { by: { sortBy, direction } } });
		const found = foundIds(ran).map((id) => keys.get(id) ?? '');
		const expected = [...keys.values()].sort(compare);
		expect(found).toEqual(direction === 'ascending' ? expected : expected.reverse());
	});

	test('by another field, as it is spelled', async () => {
		await search({ sort: { by: { sortBy: 'custom', customField: ' targetusercount ' } } });
		expect(keepnet.bodies(SEARCH)[0]).toMatchObject({ orderBy: 'targetusercount', ascending: true });
	});

	test.each([
		['an empty field', { sortBy: 'custom', customField: ' ' }, 'Field Name is empty'],
		[
			'a direction that is none',
			{ sortBy: 'CreateTime', direction: '={{ "up" }}' },
			'Direction must be one of ascending, descending',
		],
	])('%s is refused before anything is sent', async (_what, by, message) => {
		const { error } = await search({ sort: { by } });
		expect(error?.message).toContain(message);
		expect(keepnet.recorder.sent).toEqual([]);
	});

	test('by a field that Keepnet does not sort by is reported as such', async () => {
		const { error } = await search({ sort: { by: { sortBy: 'custom', customField: 'MonthlyActiveUserCount' } } });
		expect(error?.description).toContain('Invalid orderBy "MonthlyActiveUserCount"');
	});
});

describe('Limit', () => {
	test.each([
		[1, 1],
		[50, 50],
		[100, 100],
		[101, 101],
		[299, 299],
		[300, 300],
		[1000, 300],
	])('%i brings %i companies, the first ones', async (limit, count) => {
		const all = foundIds(await search());
		const ran = await search({ returnAll: false, limit });
		expect(foundIds(ran)).toEqual(all.slice(0, count));
	});

	test('is 50 when nothing is set', async () => {
		expect((await keepnet.run({ resource: 'company', operation: 'search' })).json()).toHaveLength(50);
	});

	test('counts the companies that the filters let through', async () => {
		keepnet.sandbox.setKnobs({ ignoreDateFilters: true });
		const ran = await search({
			returnAll: false,
			limit: 20,
			filters: { renewalDateFrom: TODAY, renewalDateTo: dayAfter(90) },
		});
		expect(ran.json()).toHaveLength(20);
	});

	test.each([0, -1, 1.5, 'many'])('%s is refused before anything is sent', async (limit) => {
		const { error } = await search({ returnAll: false, limit: `={{ ${JSON.stringify(limit)} }}` });
		expect(error?.message).toContain('Limit must be a whole number from 1 to 1000000');
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('Page Size', () => {
	test.each([1, 7, 100, 300, 1000])('%i brings all companies once', async (pageSize) => {
		if (pageSize === 1) keepnet.sandbox.reset({ customers: 20 });
		expect(foundIds(await search({ options: { pageSize } })).sort()).toEqual(idsOf(companies()));
	});

	test('larger than Keepnet’s pages still returns all', async () => {
		keepnet.provokes('page size');
		keepnet.sandbox.setKnobs({ maxPageSize: 40 });
		expect(foundIds(await search({ options: { pageSize: 100 } })).sort()).toEqual(idsOf(companies()));
	});

	test.each([0, 1001])('%i is refused before anything is sent', async (pageSize) => {
		const { error } = await search({ options: { pageSize } });
		expect(error?.message).toContain('Page Size must be a whole number from 1 to 1000');
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('Simplify', () => {
	test('on keeps ten fields, always all of them', async () => {
		const ran = await search();
		const fields = [
			...['companyResourceId', 'companyName', 'resellerName', 'licenseTypeName', 'licenseEndDate', 'licenceExpired'],
			...['isNumberOfUsersLimited', 'numberOfUsers', 'targetUserCount', 'tags'],
		];
		for (const row of ran.json()) expect(Object.keys(row)).toEqual(fields);
	});

	test('off passes on every field unchanged, even undocumented ones', async () => {
		keepnet.sandbox.setKnobs({ newerFields: true });
		const ran = await search({ simplify: false });
		const [company] = companies();
		const row = ran.json().find(({ companyResourceId }) => companyResourceId === company?.companyResourceId);
		expect(row).toMatchObject({
			companyName: company?.companyName,
			licenseEndDate: written(company?.licenseEnd ?? 0),
			createTime: written(company?.createTime ?? 0),
			children: null,
			regionDisplayName: 'West Europe',
			modules: company?.licenseType.modules,
		});
		expect(Object.keys(row ?? {})).toHaveLength(25);
	});
});
