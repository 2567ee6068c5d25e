import { csv2json } from 'csv42';

import type { Session } from '../../../shared/engine/http/session';
import { readPage } from '../../../shared/engine/list/page';
import { COMPANIES_PER_PAGE, searchCompanies } from '../api/endpoints';
import type { DateFilter, Dates } from './dateFilter';
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
 * Shows a hint if a file of all companies has as many as a page, or none: Keepnet may have exported only one page. Other
 * numbers cost no request.
 */
export async function checkCount(session: Session, query: CompanyQuery, records: number): Promise<void> {
	// A filter that matches nothing is not unusual.
	const isNone = records === 0 && query.filter.FilterGroups === undefined;
	if (!isNone && records !== COMPANIES_PER_PAGE.default) return;
	const total = await totalOf(session, query);
	if (isNone && !total) {
		const known = total === 0 ? 'Keepnet lists none either' : 'Keepnet does not say how many there are';
		session.host.hint(`Keepnet: the file contains no companies, and ${known}. The node asked twice.`);
	}
	if (total === undefined || total <= records) return;
	session.host.hint(
		`Keepnet: the file has ${records} of ${total} companies, although all pages were requested. Use Company → Search to get all of them.`,
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
