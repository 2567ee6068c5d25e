/** Company → Export: the file, its name and kind, and what is said when there is none. */
import { describe, expect, test } from '@jest/globals';

import {
	dayAfter,
	EXPORT,
	fileIn,
	readCsv,
	renewalDayOf,
	SEARCH,
	TODAY,
	useKeepnet,
	written,
} from '../support/keepnet.mts';

const keepnet = useKeepnet();

const exported = async (more: Record<string, unknown> = {}, options = {}) =>
	await keepnet.run({ resource: 'company', operation: 'export', ...more }, options);
const companies = () => keepnet.sandbox.data.companies;
const sort = { by: { sortBy: 'CompanyName', direction: 'ascending' } };

const KINDS = {
	CSV: { begin: 'Company Name,', extension: 'csv', mimeType: 'text/csv' },
	Excel: {
		begin: 'PK\u0003\u0004',
		extension: 'xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	PDF: { begin: '%PDF-', extension: 'pdf', mimeType: 'application/pdf' },
};

describe.each(Object.entries(KINDS))('%s', (exportType, { begin, extension, mimeType }) => {
	test.each([
		['all', {}],
		['one', { pageNumber: 2, pageSize: 50 }],
	])('%s page(s): a file of that kind with name and MIME type', async (pages, more) => {
		const ran = await exported({ exportType, pages, ...more });
		expect(ran.error).toBeUndefined();
		const file = fileIn(ran);
		expect(file.toString('latin1', 0, begin.length)).toBe(begin);
		expect(ran.outputs()[0]?.[0]?.binary?.data).toMatchObject({
			fileName: `Companies.${extension}`,
			fileExtension: extension,
			mimeType,
		});
		expect(ran.json()).toEqual([
			{
				fileName: `Companies.${extension}`,
				fileExtension: extension,
				mimeType,
				fileSize: file.length,
				exportType,
				pages,
			},
		]);
	});

	test('needs no header of the answer to know what it is', async () => {
		keepnet.sandbox.setKnobs({ exportHeaders: 'bare' });
		const ran = await exported({ exportType });
		expect(ran.outputs()[0]?.[0]?.binary?.data).toMatchObject({ fileName: `Companies.${extension}`, mimeType });
		expect(fileIn(ran).toString('latin1', 0, begin.length)).toBe(begin);
	});

	test('is byte for byte what Keepnet sent', async () => {
		const ran = await exported({ exportType });
		const [{ headers = {}, body = '' } = {}] = keepnet.recorder.to(EXPORT);
		const again = await fetch(`${keepnet.sandbox.url}${EXPORT}`, {
			method: 'POST',
			headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
			body,
		});
		const bytes = Buffer.from(await again.arrayBuffer());
		expect(fileIn(ran)).toHaveLength(bytes.length);
		// Excel and PDF files hold the time at which they were made.
		if (exportType === 'CSV') expect(fileIn(ran).equals(bytes)).toBe(true);
	});
});

describe('a page', () => {
	test('holds the companies of that page in their order, and the next page those that follow', async () => {
		const namesOf = async (more: Record<string, unknown>) =>
			readCsv(fileIn(await exported({ sort, ...more })).toString())
				.slice(1)
				.map(([name]) => name);
		const all = await namesOf({});
		expect(await namesOf({ pages: 'one', pageNumber: 1, pageSize: 130 })).toEqual(all.slice(0, 130));
		expect(await namesOf({ pages: 'one', pageNumber: 3, pageSize: 130 })).toEqual(all.slice(260));
	});

	test.each([
		['Page Number', { pageNumber: 0 }],
		['Page Size', { pageSize: 1001 }],
	])('with an invalid %s is rejected before anything is sent', async (field, more) => {
		const { error } = await exported({ pages: 'one', ...more });
		expect(error?.message).toContain(`${field} must be a whole number`);
		expect(keepnet.recorder.sent).toEqual([]);
	});
});

describe('the filter', () => {
	test('is exact to the day: every time of the last day is in, the next midnight is not', async () => {
		const ran = await exported({ filters: { renewalDateFrom: dayAfter(90), renewalDateTo: dayAfter(90) } });
		const expected = companies().filter((company) => renewalDayOf(company) === dayAfter(90));
		const [header = [], ...rows] = readCsv(fileIn(ran).toString());
		expect(rows.map((row) => row[header.indexOf('Renewal Date')]).sort()).toEqual(
			expected.map(({ licenseEnd }) => written(licenseEnd ?? 0)).sort(),
		);
	});

	test('brings each input item its own file', async () => {
		const resellers = keepnet.sandbox.data.resellers.map(({ companyName }) => ({ reseller: companyName }));
		const ran = await exported({ filters: { resellerName: '={{ $json.reseller }}' } }, { items: resellers });
		const counts = ran
			.outputs()[0]
			?.map(({ binary }) => readCsv(Buffer.from(binary?.data?.data ?? '', 'base64').toString()).length - 1);
		expect(counts).toEqual(
			resellers.map((one) => companies().filter(({ reseller }) => reseller?.companyName === one.reseller).length),
		);
	});
});

describe('the name of the file', () => {
	test.each([
		['companies-march', 'companies-march.csv'],
		['companies.CSV', 'companies.CSV'],
		['March.2027', 'March.2027.csv'],
		['../../etc/passwd', '_.._etc_passwd.csv'],
		['a\\b:c*d?"e<f>g|h', 'a_b_c_d__e_f_g_h.csv'],
		['Müller 株式会社', 'Müller 株式会社.csv'],
		['  ', 'Companies.csv'],
		['...', 'Companies.csv'],
	])('"%s" becomes "%s"', async (fileName, expected) => {
		const ran = await exported({ options: { fileName } });
		expect(ran.json()[0]?.fileName).toBe(expected);
		expect(ran.outputs()[0]?.[0]?.binary?.data?.fileName).toBe(expected);
	});

	test('and the field that holds the file can be chosen', async () => {
		const ran = await exported({ binaryPropertyName: 'report' });
		expect(Object.keys(ran.outputs()[0]?.[0]?.binary ?? {})).toEqual(['report']);
		expect(fileIn(ran, 'report').length).toBeGreaterThan(1000);
	});
});

describe('a CSV file', () => {
	test('with semicolons is passed on as it is', async () => {
		keepnet.sandbox.setKnobs({ csvDelimiter: ';' });
		const records = readCsv(fileIn(await exported()).toString(), ';');
		expect(records).toHaveLength(301);
		expect(new Set(records.map(({ length }) => length))).toEqual(new Set([12]));
	});

	test('with a byte order mark keeps it', async () => {
		keepnet.sandbox.setKnobs({ csvBom: true });
		expect([...fileIn(await exported()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	});

	test('keeps every character of every name', async () => {
		const names = readCsv(fileIn(await exported()).toString())
			.slice(1)
			.map(([name]) => name);
		expect(names.sort()).toEqual(
			companies()
				.map(({ companyName }) => companyName)
				.sort(),
		);
	});
});

describe('a file that cannot be right', () => {
	const headers = { 'content-type': 'text/csv' };
	const once = (body: string) =>
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body, headers, match: EXPORT, times: 1 });

	test.each([
		['a sentence', 'Internal error'],
		['a web page behind a comment', '<!-- busy --><html></html>'],
		['XML', '<?xml version="1.0"?><Error/>'],
		['a header only', 'Company Name,Renewal Date,Date Created\r\n'],
	])('because it is %s is exported again', async (_what, body) => {
		once(body);
		const ran = await exported();
		expect(readCsv(fileIn(ran).toString())).toHaveLength(301);
		expect(ran.hints).toEqual([]);
	});

	const HEADER = 'Company Name,Renewal Date,Date Created';
	const lines = (count: number) =>
		Array.from({ length: count }, (_, index) => `"Company, ${index}",01/01/2027,01/01/2026`);
	test.each([
		['in a record', [HEADER, ...lines(9), '"Company, 9",01/01'].join('\r\n')],
		['in quotes', [HEADER, ...lines(9), '"Company, 9'].join('\n')],
	])('because it ends %s is exported again, and if it always does, a hint says so', async (_where, body) => {
		once(body);
		const ran = await exported();
		expect([readCsv(fileIn(ran).toString()).length, ran.hints]).toEqual([301, []]);
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body, headers, match: EXPORT });
		expect((await exported()).hints).toEqual([
			'Keepnet: the file is cut off. Companies may be missing. The node asked twice.',
			expect.stringContaining('of 300 companies, although all pages were requested'),
		]);
	});

	test.each(['Excel', 'PDF'])(
		'because it is cut off is exported again, and if it always is, a hint says so: %s',
		async (exportType) => {
			keepnet.sandbox.addFault({ kind: 'truncate', match: EXPORT, times: 1 });
			expect((await exported({ exportType })).hints).toEqual([]);
			expect(keepnet.recorder.to(EXPORT)).toHaveLength(2);
			keepnet.sandbox.addFault({ kind: 'truncate', match: EXPORT });
			expect((await exported({ exportType })).hints).toEqual([
				'Keepnet: the file is cut off. Companies may be missing. The node asked twice.',
			]);
		},
	);

	test('because an Excel file has fewer companies than Keepnet lists is passed on with a hint', async () => {
		const body = JSON.stringify({ status: 'SUCCESS', data: { totalNumberOfRecords: 301, results: [{}] } });
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body, matchRegex: 'search$' });
		const ran = await exported({ exportType: 'Excel' });
		expect(ran.hints).toEqual([expect.stringContaining('the file has 300 of 301 companies')]);
	});

	test('because records are there twice is passed on with a hint, and compared with the list', async () => {
		once([HEADER, ...lines(60), ...lines(2)].join('\n'));
		const ran = await exported();
		expect(ran.hints).toEqual([
			'Keepnet: the file has 2 records more than once. Companies may be missing.',
			expect.stringContaining('the file has 60 of 300 companies'),
		]);
		expect(keepnet.recorder.to(EXPORT)).toHaveLength(1);
	});

	test('because two of thousands of records are there twice is passed on with a hint', async () => {
		once([HEADER, ...lines(5000), ...lines(2)].join('\n'));
		const ran = await exported();
		expect(ran.hints).toEqual(['Keepnet: the file has 2 records more than once. Companies may be missing.']);
	});

	test('because it is always a sentence is passed on with a hint', async () => {
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body: 'Internal error', headers, match: EXPORT });
		const ran = await exported();
		expect(fileIn(ran).toString()).toBe('Internal error');
		expect(ran.hints.join()).toContain('does not look like a CSV file');
	});

	test('because it never has a company is passed on with a hint, even if Keepnet does not say how many there are', async () => {
		const header = 'Company Name,Renewal Date,Date Created\r\n';
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body: header, headers, match: EXPORT });
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body: '{"status":"SUCCESS","data":{}}', match: SEARCH });
		const ran = await exported();
		expect(ran.hints).toEqual([
			'Keepnet: the file contains no companies, and Keepnet does not say how many there are. The node asked twice.',
		]);
	});

	test.each([
		['one page instead of all', 100],
		['some companies less', 299],
	])('because it has %s is passed on with a hint that says how many there are', async (_what, count) => {
		const rows = Array.from({ length: count }, (_, index) => `"Company\n${index}",01/01/2027,01/01/2026`);
		once(['Company Name,Renewal Date,Date Created', ...rows].join('\r\n'));
		const ran = await exported();
		expect(ran.hints).toEqual([expect.stringContaining(`the file has ${count} of 300 companies`)]);
	});

	test('is not held back if Keepnet does not list companies', async () => {
		keepnet.sandbox.addFault({ kind: 'status', status: 403, matchRegex: 'search$' });
		const ran = await exported();
		expect([readCsv(fileIn(ran).toString()).length, ran.hints]).toEqual([301, []]);
	});
});

describe('an export of nothing', () => {
	const nothing = { filters: { companyName: 'no such company' } };

	test('that Keepnet rejects is reported as what it is', async () => {
		const { error } = await exported(nothing);
		expect(error?.message).toContain('No company matches the filters, so there is nothing to export');
		expect(error?.description).toContain('Widen the filters');
	});

	test('that Keepnet rejects is reported when sorted by RenewalDate, too', async () => {
		const { error } = await exported({ ...nothing, sort: { by: { sortBy: 'RenewalDate', direction: 'ascending' } } });
		expect(error?.message).toContain('there is nothing to export');
	});

	test('that brings a file with a header only is passed on', async () => {
		keepnet.sandbox.setKnobs({ emptyExport: 'file' });
		const ran = await exported(nothing);
		expect([readCsv(fileIn(ran).toString()).length, ran.hints]).toEqual([1, []]);
	});

	test('is not confused with another rejection', async () => {
		const { error } = await exported({ sort: { by: { sortBy: 'custom', customField: 'Nonsense' } } });
		expect(error?.message).toContain('Keepnet did not accept the search');
		expect(error?.description).toContain('Invalid orderBy "Nonsense"');
	});

	test('lets the workflow continue if it is set to', async () => {
		const ran = await exported(
			{ filters: { companyName: '={{ $json.name }}' } },
			{ items: [{ name: 'no such company' }, { name: 'oak' }], onError: 'continueRegularOutput' },
		);
		expect(ran.json()).toEqual([
			{ error: expect.stringContaining('nothing to export'), message: expect.stringContaining('Widen') },
			expect.objectContaining({ fileName: 'Companies.csv' }),
		]);
	});
});

describe('JSON instead of a file', () => {
	const answer = (body: object, headers: Record<string, string> = {}) =>
		keepnet.sandbox.addFault({ kind: 'status', status: 200, body: JSON.stringify(body), headers, match: EXPORT });
	const JSON_TYPE = { 'content-type': 'application/json' };
	const BARE = { 'content-type': 'application/octet-stream' };

	test.each([
		['under its own type', JSON_TYPE],
		['under the type of a file', BARE],
	])('that contains an error is that error: %s', async (_how, headers) => {
		answer(
			{ status: 'INPUT_ERROR', message: 'Invalid request', validationMessages: ['Too many rows'], data: null },
			headers,
		);
		const ran = await exported();
		expect(ran.status).toBe('error');
		expect(ran.error?.description).toContain('Too many rows');
	});

	test.each([
		['under its own type', JSON_TYPE],
		['under the type of a file', BARE],
	])('that contains no error is not passed on as a file: %s', async (_how, headers) => {
		answer({ status: 'SUCCESS', message: 'Your report is being prepared', data: {} }, headers);
		const ran = await exported();
		expect(ran.status).toBe('error');
		expect(ran.error?.message).toContain('Keepnet sent data instead of a file');
		expect(ran.error?.description).toContain('Your report is being prepared');
	});
});

test('requests one file, and one row of the list to learn how many companies there are', async () => {
	await exported({ filters: { renewalDateTo: TODAY } });
	const byRoute = { 'POST /connect/token': 1, [`POST ${EXPORT}`]: 1, [`POST ${SEARCH}`]: 1 };
	expect(keepnet.sandbox.requests().byRoute).toEqual(byRoute);
	expect(keepnet.bodies(SEARCH)).toMatchObject([{ pageSize: 1 }]);
});

test.each([
	['of one page', 'CSV', { pages: 'one' }],
	['that is a PDF file', 'PDF', {}],
	['of one page, for Excel', 'Excel', { pages: 'one' }],
])('a file %s is compared with nothing', async (_what, exportType, parameters) => {
	await exported({ exportType, ...parameters });
	expect(keepnet.recorder.to(SEARCH)).toEqual([]);
});

describe('a date filter', () => {
	const filters = { renewalDateFrom: dayAfter(10), renewalDateTo: dayAfter(40) };
	const items = () => {
		const [{ filter } = { filter: {} }] = keepnet.bodies(EXPORT);
		const { FilterGroups: [group] = [] } = filter as { FilterGroups?: Array<{ FilterItems: unknown[] }> };
		return group?.FilterItems;
	};

	test.each([
		['iso', '2026-12-02', '2027-01-01T23:59:59'],
		['dayFirst', '02/12/2026', '01/01/2027 23:59:59'],
		['monthFirst', '12/02/2026', '01/01/2027 23:59:59'],
		['yearFirst', '2026/12/02', '2027/01/01 23:59:59'],
	])("is sent with the operators of Keepnet's own front end, as %s", async (filterDateFormat, from, to) => {
		await exported({ filters, options: { filterDateFormat } });
		expect(items()).toEqual([
			{ FieldName: 'LicenseEndDate', Operator: '>=', Value: from },
			{ FieldName: 'LicenseEndDate', Operator: '<=', Value: to },
		]);
	});

	test.each(['startOfDay', 'endOfDay'] as const)(
		'brings the whole last day and no more, where a date without time means %s',
		async (dateOnlyUpperBound) => {
			keepnet.sandbox.setKnobs({ dateOnlyUpperBound });
			const ran = await exported({ filters });
			const expected = companies().filter((company) => {
				const day = renewalDayOf(company);
				return day >= dayAfter(10) && day <= dayAfter(40);
			});
			expect(readCsv(fileIn(ran).toString())).toHaveLength(expected.length + 1);
			expect(ran.hints).toEqual([]);
		},
	);

	test.each(['CSV', 'Excel', 'PDF'])('that Keepnet ignores is reported for a file of type %s', async (exportType) => {
		keepnet.sandbox.setKnobs({ ignoreDateFilters: true });
		const ran = await exported({ filters, exportType });
		expect(ran.error).toBeUndefined();
		expect(ran.hints).toEqual([expect.stringContaining('outside the date filters, which Keepnet seems to ignore')]);
		if (exportType === 'CSV') expect(ran.hints[0]).toMatch(/\d+ of 300 companies in the file are outside/);
	});

	test.each([
		{ csvDelimiter: ';' },
		{ csvBom: true },
		{ dateFormat: 'MM/dd/yyyy hh:mm a' },
		{ dateFormat: 'iso' },
	] as const)('that Keepnet ignores is reported with %j', async (knobs) => {
		keepnet.sandbox.setKnobs({ ...knobs, ignoreDateFilters: true });
		const inside = companies().filter((company) => {
			const day = renewalDayOf(company);
			return day >= dayAfter(10) && day <= dayAfter(40);
		});
		const [hint = ''] = (await exported({ filters })).hints;
		expect(hint).toContain(`${300 - inside.length} of 300 companies in the file are outside`);
	});

	test('on the date of creation is checked too', async () => {
		keepnet.sandbox.setKnobs({ ignoreDateFilters: true });
		for (const exportType of ['CSV', 'PDF']) {
			const ran = await exported({ filters: { createdFrom: dayAfter(-100) }, exportType });
			expect(ran.hints).toHaveLength(1);
		}
	});
});
