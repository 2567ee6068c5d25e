import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import { choiceField, numberField, textField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { valueAt } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import { secondLook } from '../../../shared/engine/secondLook';
import { COMPANIES_PER_PAGE, exportCompanies, isRefused } from '../api/endpoints';
import { scopeOptions } from '../api/scope';
import { dateFilterOf } from './dateFilter';
import { checkDates, checkRecords } from './exportCheck';
import { isFileOf, recordsOf } from './exportFile';
import { filterDateFormat, filters, isClustered, sort } from './fields';
import { inKnownOrder } from './list';
import { companyQueryOf, type CompanyQuery } from './query';
import { totalOf } from './total';

export const option = {
	name: 'Export',
	action: 'Export companies',
	description: 'Export companies to a CSV, Excel or PDF file',
};

const exportType = choiceField({
	displayName: 'Export Type',
	name: 'exportType',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'CSV' },
		{ name: 'Excel', value: 'Excel' },
		{ name: 'PDF', value: 'PDF' },
	],
	default: 'CSV',
	description: 'Type of file',
});

/** Keepnet's front end sends the types in exactly this spelling and names the files so. */
const FILES: Record<ReturnType<typeof exportType.read>, { extension: string; mimeType: string }> = {
	CSV: { extension: 'csv', mimeType: 'text/csv' },
	Excel: {
		extension: 'xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	PDF: { extension: 'pdf', mimeType: 'application/pdf' },
};

const pages = choiceField({
	displayName: 'Pages',
	name: 'pages',
	type: 'options',
	options: [
		{ name: 'All Pages', value: 'all', description: 'Every company that matches the filters' },
		{ name: 'One Page', value: 'one' },
	],
	default: 'all',
	description: 'How much of the list to export',
});

const ofOnePage = { show: { pages: ['one'] } };

const pageNumber = numberField({
	displayName: 'Page Number',
	name: 'pageNumber',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1_000_000 },
	default: 1,
	description: 'Which page to export, counted from 1',
	displayOptions: ofOnePage,
});

const pageSize = numberField({
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: COMPANIES_PER_PAGE.max },
	default: 100,
	description: 'Number of companies on a page',
	displayOptions: ofOnePage,
});

const fileField = textField({
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
});

const fileName = textField({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. companies-march',
	description: 'Name of the file without its extension, which is added automatically',
});

export const description: INodeProperties[] = [
	exportType.property,
	pages.property,
	pageNumber.property,
	pageSize.property,
	fileField.property,
	filters.property,
	sort.property,
	requestOptions(fileName.property, filterDateFormat.property, isClustered.property, ...scopeOptions),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { context, parameters, session } = run;
	const type = exportType.read(parameters);
	const extent = pages.read(parameters);
	const { extension, mimeType } = FILES[type];
	const name = fileNameOf(fileName.read(parameters, 'options'), extension);
	const field = fileField.read(parameters) || 'data';
	const query = companyQueryOf(parameters, 'asFiltered');
	const dates = dateFilterOf(parameters);
	const page = {
		pageNumber: extent === 'all' ? 1 : pageNumber.read(parameters),
		pageSize: extent === 'all' ? COMPANIES_PER_PAGE.default : pageSize.read(parameters),
	};
	const rest = { ...page, reportAllPages: extent === 'all', exportType: type };
	const ask = async () => {
		const exported = async (known: CompanyQuery) =>
			await send(session, exportCompanies, { body: { ...known, ...rest } });
		const file = fileIn((await inKnownOrder(query, exported)).body);
		return { file, records: isFileOf(type, file) ? recordsOf(type, file) : undefined };
	};
	const { file, records } = await secondLook(
		session,
		ask,
		({ records: got }) => got === undefined || got.count === 0 || got.isCut,
	).catch(async (error: unknown) => await Promise.reject(await explain(run, query, error)));
	if (records !== undefined) await checkRecords(session, query, records, extent);
	else session.host.hint(`Keepnet: the exported file does not look like a ${type} file. Open it before you use it.`);
	if (dates !== undefined) await checkDates(session, { query, dates, csv: type === 'CSV' ? file : undefined });

	const binary = await context.helpers.prepareBinaryData(
		Buffer.from(file.buffer, file.byteOffset, file.length),
		name,
		mimeType,
	);
	const summary = { fileName: name, fileExtension: extension, mimeType, fileSize: file.length, exportType: type };
	return [{ json: { ...summary, pages: extent }, binary: { [field]: binary } }];
}

function fileIn(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	const message = valueAt(body, 'message');
	throw new VendorError('unreadable', 'Keepnet sent data instead of a file (Export companies)', {
		description: typeof message === 'string' ? `Keepnet said: ${message}` : undefined,
	});
}

/** Keepnet rejects the export of an empty list with a message that does not say so. The list itself shows it. */
async function explain({ session }: OperationContext, query: CompanyQuery, error: unknown): Promise<unknown> {
	if (!isRefused(error) || (await totalOf(session, query)) !== 0) return error;
	return new VendorError('input', 'No company matches the filters, so there is nothing to export', {
		description: 'Widen the filters, or let the workflow continue without the file (Settings → On Error).',
	});
}

/** A file name without folders or control characters, with the right ending. */
function fileNameOf(wanted: string, extension: string): string {
	const name = wanted.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '') || 'Companies';
	return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}
