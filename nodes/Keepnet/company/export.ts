import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import { readChoice, readNumber, readText } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { valueAt } from '../../../shared/engine/endpoint';
import { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import { readSource } from '../../../shared/engine/list/answer';
import { inKnownOrder } from './list';
import { filtersField, scopeOptions, sortField } from './fields';
import { companyQueryOf, filterDateFormatOption, type CompanyQuery } from './query';
import { exportCompanies, isRefused, searchCompanies } from '../api/endpoints';

/** Keepnet's front end sends the types in exactly this spelling and names the files so. */
const FILES = {
	CSV: { extension: 'csv', mimeType: 'text/csv' },
	Excel: {
		extension: 'xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	PDF: { extension: 'pdf', mimeType: 'application/pdf' },
};
const TYPES = ['CSV', 'Excel', 'PDF'] as const;

export const description: INodeProperties[] = [
	{
		displayName: 'Export Type',
		name: 'exportType',
		type: 'options',
		options: TYPES.map((type) => ({ name: type, value: type })),
		default: 'CSV',
		description: 'The kind of file',
	},
	{
		displayName: 'Pages',
		name: 'pages',
		type: 'options',
		options: [
			{ name: 'All Pages', value: 'all', description: 'Every company that the filters let through' },
			{ name: 'One Page', value: 'one' },
		],
		default: 'all',
		description: 'How much of the list to export',
	},
	{
		displayName: 'Page Number',
		name: 'pageNumber',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Which page to export, counted from 1',
		displayOptions: { show: { pages: ['one'] } },
	},
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 100,
		description: 'How many companies a page holds',
		displayOptions: { show: { pages: ['one'] } },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
	},
	filtersField,
	sortField,
	requestOptions(
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. companies-march',
			description: 'The name of the file; its ending is added',
		},
		filterDateFormatOption,
		...scopeOptions,
	),
];

export async function execute(run: OperationContext): Promise<Output[]> {
	const { context, parameters, session } = run;
	const exportType = readChoice(parameters, 'exportType', {
		field: 'Export Type',
		choices: TYPES,
		fallback: 'CSV',
	});
	const pages = readChoice(parameters, 'pages', {
		field: 'Pages',
		choices: ['all', 'one'] as const,
		fallback: 'all',
	});
	const { extension, mimeType } = FILES[exportType];
	const fileName = fileNameOf(readText(parameters, 'options.fileName', 'File Name'), extension);
	const property = readText(parameters, 'binaryPropertyName', 'Put Output File in Field') || 'data';
	const query = companyQueryOf(parameters, 'asFiltered');
	const page = pages === 'all' ? { pageNumber: 1, pageSize: 100 } : pageOf(run);
	const rest = { ...page, reportAllPages: pages === 'all', exportType };
	const bytes = await inKnownOrder(
		query,
		async (known) => await send(session, exportCompanies, { body: { ...known, ...rest } }),
	).then(
		(answer) => fileIn(answer.body),
		async (error: unknown) => await Promise.reject(await explain(run, query, error)),
	);

	const binary = await context.helpers.prepareBinaryData(Buffer.from(bytes), fileName, mimeType);
	const summary = { fileName, fileExtension: extension, mimeType, fileSize: bytes.length, exportType, pages };
	return [{ json: summary, binary: { [property]: binary } }];
}

function pageOf({ parameters }: OperationContext): { pageNumber: number; pageSize: number } {
	return {
		pageNumber: readNumber(parameters, 'pageNumber', { field: 'Page Number', min: 1, max: 1_000_000, fallback: 1 }),
		pageSize: readNumber(parameters, 'pageSize', { field: 'Page Size', min: 1, max: 1000, fallback: 100 }),
	};
}

function fileIn(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	const told = valueAt(body, 'message');
	throw new VendorError('unreadable', 'Keepnet sent data in place of a file (Export companies)', {
		description: typeof told === 'string' ? `Keepnet said: ${told}` : undefined,
	});
}

/** Keepnet refuses to export an empty list with a message that does not say so; a look at the list does. */
async function explain({ session }: OperationContext, query: CompanyQuery, error: unknown): Promise<unknown> {
	if (!isRefused(error)) return error;
	const body = { ...query, orderBy: 'CreateTime', pageNumber: 1, pageSize: 1 };
	const total = await send(session, searchCompanies, { body }).then(
		(answer) => readSource(answer, searchCompanies.paging.totalAt),
		() => undefined,
	);
	if (total !== 0) return error;
	return new VendorError('input', 'No company matches the filters, so there is nothing to export', {
		description: 'Widen the filters, or let the workflow continue without the file (Settings → On Error).',
	});
}

/** A file name without folders or control characters, with the right ending. */
function fileNameOf(wanted: string, extension: string): string {
	const name = wanted.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+/, '') || 'Companies';
	return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
}
