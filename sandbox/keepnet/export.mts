import { stringify } from 'csv-stringify/sync';
import PDFDocument from 'pdfkit';
import writeExcelFile from 'write-excel-file/node';
import type { Reply, Route } from '../frame/vendor.mts';
import { flag } from './body.mts';
import { type KeepnetData } from './data.mts';
import { blame, refuse, type KeepnetContext } from './envelope.mts';
import type { keepnetKnobs } from './knobs.mts';
import { rowOf, type Row } from './row.mts';
import { find, pageOf } from './search.mts';

type Cell = string | number | null;

/** Columns as the list in the front end shows them. There is no company id among them. */
const COLUMNS: ReadonlyArray<readonly [header: string, field: string]> = [
	['Company Name', 'companyName'],
	['Reseller Name', 'resellerName'],
	['Industry', 'industryName'],
	['License Type', 'licenseTypeName'],
	['Target Users', 'targetUserCount'],
	['Inactive Users', 'inactiveTargetUserCount'],
	['Deleted Users', 'deletedTargetUserCount'],
	['Monthly Users', 'monthlyActiveUserCount'],
	['License Limit', 'numberOfUsers'],
	['Tags', 'tags'],
	['Renewal Date', 'licenseEndDate'],
	['Date Created', 'createTime'],
];
const HEADER = COLUMNS.map(([header]) => header);

interface Format {
	mediaType: string;
	fileName: string;
	write(rows: Cell[][], context: KeepnetContext): Promise<Buffer> | Buffer;
}

/** By `exportType`, in lower case: the front end sends CSV, Excel, PDF and once Pdf. */
const FORMATS: Record<string, Format> = {
	csv: { mediaType: 'text/csv', fileName: 'Companies.csv', write: writeCsv },
	excel: {
		mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		fileName: 'Companies.xlsx',
		write: writeExcel,
	},
	pdf: { mediaType: 'application/pdf', fileName: 'Companies.pdf', write: writePdf },
};

/** Files hold names as they are: what a spreadsheet makes of `=1+1` is not the vendor's concern. */
export const exportRoute: Route<KeepnetData, typeof keepnetKnobs> = {
	method: 'POST',
	path: '/api/companies/search/export',
	async handle(request, context) {
		const { search, filter, companies, body } = find(request, context);
		const exportType = body.get('exporttype');
		const known = typeof exportType === 'string' ? exportType.toLowerCase() : '';
		const format = Object.hasOwn(FORMATS, known) ? FORMATS[known] : undefined;
		if (!format) throw blame(context, 400, 'export type', 'exportType is not CSV, Excel or PDF');
		const isAll = flag('reportAllPages', body, context, false);
		const chosen = isAll ? companies : pageOf(search, companies);
		if (chosen.length === 0 && context.knobs.emptyExport === 'reject') {
			throw refuse(context, 400, 'There is nothing to export');
		}
		context.note({ exportType, reportAllPages: isAll, rows: chosen.length });
		const rows = chosen.map((company) => cellsOf(rowOf(company, context, filter.month)));
		return fileReply(await format.write(rows, context), format, context);
	},
};

const cellsOf = (row: Row): Cell[] =>
	COLUMNS.map(([, field]) => {
		const value = row[field];
		if (Array.isArray(value)) return value.join(', ');
		return typeof value === 'string' || typeof value === 'number' ? value : null;
	});

function fileReply(body: Buffer, { mediaType, fileName }: Format, { knobs }: KeepnetContext): Reply {
	const typed = {
		'content-type': mediaType,
		'content-disposition': `attachment; filename=${fileName}`,
	};
	const bare = { 'content-type': 'application/octet-stream' };
	return { status: 200, headers: knobs.exportHeaders === 'typed' ? typed : bare, body };
}

function writeCsv(rows: Cell[][], { knobs }: KeepnetContext): Buffer {
	const options = { delimiter: knobs.csvDelimiter, bom: knobs.csvBom };
	return Buffer.from(stringify([HEADER, ...rows], { ...options, record_delimiter: 'windows' }));
}

function writeExcel(rows: Cell[][]): Promise<Buffer> {
	const header = HEADER.map((value) => ({ value, fontWeight: 'bold' as const }));
	return writeExcelFile([header, ...rows], { sheet: 'Companies' }).toBuffer();
}

async function writePdf(rows: Cell[][]): Promise<Buffer> {
	const document = new PDFDocument({ layout: 'landscape', size: 'A4', margin: 24 });
	document.fontSize(6).text(HEADER.join(' | '), { underline: true });
	for (const row of rows) document.text(row.map((cell) => cell ?? '').join(' | '));
	document.end();
	const parts: Buffer[] = [];
	for await (const part of document) parts.push(Buffer.from(part));
	return Buffer.concat(parts);
}
