import { csv2json } from 'csv42';

import type { Session } from '../../../shared/engine/http/session';
import { readPage } from '../../../shared/engine/list/page';
import { counted } from '../../../shared/renewal/wording';
import { COMPANIES_PER_PAGE, searchCompanies } from '../api/endpoints';
import type { DateFilter, Dates } from './dateFilter';
import type { Records } from './records';
import type { CompanyQuery } from './query';
import { totalOf } from './total';

interface Exported {
	query: CompanyQuery;
	dates: DateFilter;
	/** The file, if it can be read here. */
	csv?: Uint8Array;
}

/** Shows a hint if the file contains companies outside the date filters, which Keepnet may ignore silently. */
export async function checkDates(session: Session, { query, dates, csv }: Exported): Promise<void> {
	const inFile = csv === undefined ? undefined : datesIn(csv);
	const rows = inFile ?? (await firstAndLast(session, query));
	// The first look settles whether days or months come first.
	rows.forEach((row) => dates.holds(row));
	const outside = rows.filter((row) => dates.holds(row) === false).length;
	if (outside === 0) return;
	const what =
		inFile === undefined ? 'the file contains companies' : `${outside} of ${rows.length} companies in the file are`;
	session.host.hint(
		`Keepnet: ${what} outside the date filters, which Keepnet seems to ignore. Filter the file by its date columns, or use Company → Search, which checks every company.`,
	);
}

/**
 * Shows hints if records are repeated or cut off, and compares a file of all companies with Keepnet's total, which costs a
 * request of one row: nothing in a file says how many companies there should be.
 */
export async function checkRecords(
	session: Session,
	query: CompanyQuery,
	{ count, repeated, isCut }: Records,
	extent: 'all' | 'one',
): Promise<void> {
	const hint = (text: string) => session.host.hint(`Keepnet: the file ${text}`);
	if (repeated > 0) hint(`has ${counted(repeated, 'record')} more than once. Companies may be missing.`);
	if (isCut) hint('is cut off. Companies may be missing. The node asked twice.');
	if (extent === 'one' || count === undefined) return;
	const total = await totalOf(session, query);
	// A filter that matches nothing is not unusual.
	if (count === 0 && query.filter.FilterGroups === undefined && !total) {
		const known = total === 0 ? 'Keepnet lists none either' : 'Keepnet does not say how many there are';
		hint(`contains no companies, and ${known}. The node asked twice.`);
	}
	const found = count - repeated;
	if (total === undefined || total <= found) return;
	hint(
		`has ${found} of ${total} companies, although all pages were requested. Use Company → Search to get all of them.`,
	);
}

/** The dates of the companies in a CSV file; `undefined` when it cannot be read or has no column that is known. */
function datesIn(csv: Uint8Array): Dates[] | undefined {
	const text = new TextDecoder().decode(csv);
	const [header = ''] = text.split(/\r?\n/, 1);
	const delimiter = header.split(';').length > header.split(',').length ? ';' : ',';
	const records = recordsIn(text, delimiter);
	const columns = Object.keys(records[0] ?? {});
	const renewal = columns.find((name) => /renewal|license ?end/i.test(name));
	const created = columns.find((name) => /created|create ?time/i.test(name));
	if (renewal === undefined || created === undefined) return undefined;
	return records.map((record) => ({ licenseEndDate: record[renewal], createTime: record[created] }));
}

function recordsIn(text: string, delimiter: string): Array<Record<string, string>> {
	try {
		return csv2json<Record<string, string>>(text, { delimiter, nested: false, parseValue: (value) => value });
	} catch {
		return [];
	}
}

/** Both ends of the list, which Keepnet filters in the same way. Dates that cannot be sorted or read prove nothing. */
async function firstAndLast(session: Session, query: CompanyQuery): Promise<Dates[]> {
	const orderBy = query.filter.FilterGroups?.some(({ FilterItems = [] }) =>
		FilterItems.some(({ FieldName }) => FieldName === 'LicenseEndDate'),
	)
		? 'LicenseEndDate'
		: 'CreateTime';
	const rows: Dates[] = [];
	for (const ascending of [true, false]) {
		const body = { ...query, orderBy, ascending };
		const ask = { index: 0, position: 1, size: COMPANIES_PER_PAGE.default };
		const page = await readPage(session, searchCompanies, { body }, ask).catch(() => undefined);
		session.host.throwIfCancelled();
		rows.push(...(page?.rows ?? []).map(({ row }) => row));
	}
	return rows;
}
