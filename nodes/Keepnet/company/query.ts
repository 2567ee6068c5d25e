import type { INodeProperties } from 'n8n-workflow';

import {
	readChoice,
	readFlag,
	readOptionalNumber,
	readText,
	readTexts,
	type Parameters,
} from '../../../shared/n8n/parameters';
import { readDayRange } from '../../../shared/panel/dayRange';
import { ParameterError } from '../../../shared/n8n/errors';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { DayRange } from '../../../shared/renewal/judge';
import { SORT_COLUMNS } from './fields';
import { filterOf, readExpertFilter, type Filter, type FilterItem } from './filter';

/** What is sent to search and to export alike. */
export interface CompanyQuery {
	orderBy: string;
	ascending: boolean;
	filter: Filter;
	isTargetUserCountExceededLimit: boolean;
	/** Rows then stand flat; `true` would nest customers below resellers and break paging. */
	isClustered: false;
}

const LARGEST_COUNT = 100_000_000;

/** How dates are written in filters. Keepnet's assistant writes ISO, its web front end the account's format. */
type FilterDateFormat = 'iso' | 'dayFirst' | 'monthFirst' | 'yearFirst';

export const filterDateFormatOption: INodeProperties = {
	displayName: 'Date Format in Filters',
	name: 'filterDateFormat',
	type: 'options',
	options: [
		{ name: 'DD/MM/YYYY', value: 'dayFirst' },
		{ name: 'ISO 8601 (YYYY-MM-DD)', value: 'iso' },
		{ name: 'MM/DD/YYYY', value: 'monthFirst' },
		{ name: 'YYYY/MM/DD', value: 'yearFirst' },
	],
	default: 'iso',
	description: 'How dates are sent to Keepnet. Change it if your account refuses ISO dates.',
};

const filterDateFormatOf = (parameters: Parameters): FilterDateFormat =>
	readChoice(parameters, 'options.filterDateFormat', {
		field: 'Date Format in Filters',
		choices: ['iso', 'dayFirst', 'monthFirst', 'yearFirst'] as const,
		fallback: 'iso',
	});

function written(day: Day, format: FilterDateFormat): string {
	const iso = isoOf(day);
	const [year, month, date] = iso.split('-');
	if (format === 'dayFirst') return `${date}/${month}/${year}`;
	if (format === 'monthFirst') return `${month}/${date}/${year}`;
	return format === 'yearFirst' ? `${year}/${month}/${date}` : iso;
}

/** Whether the rows that come are checked here again, or leave as the vendor filtered them. */
export type Checked = 'checkedHere' | 'asFiltered';

/**
 * Filter items for a range of days. Rows carry times of day, and "up to the day" would lose those after midnight, so
 * the upper end is before the next day. Where rows are checked here again, a day more is asked for at either end
 * (Keepnet's days may begin earlier or later than the workflow's), with the operators of Keepnet's own front end.
 */
export function rangeItems(
	field: string,
	{ from, to }: DayRange,
	parameters: Parameters,
	checked: Checked,
): FilterItem[] {
	const format = filterDateFormatOf(parameters);
	const margin = checked === 'checkedHere' ? 1 : 0;
	const below = checked === 'checkedHere' ? '<=' : '<';
	const items: FilterItem[] = [];
	if (from !== undefined) items.push({ FieldName: field, Operator: '>=', Value: written(from - margin, format) });
	if (to !== undefined) items.push({ FieldName: field, Operator: below, Value: written(to + 1 + margin, format) });
	return items;
}

export const renewalRangeOf = (parameters: Parameters) =>
	readDayRange(parameters, 'filters.renewalDate', 'Renewal Date');
export const createdRangeOf = (parameters: Parameters) => readDayRange(parameters, 'filters.created', 'Created');

function textItems(parameters: Parameters): FilterItem[] {
	const items: FilterItem[] = [];
	const add = (path: string, field: string, FieldName: string, Operator: FilterItem['Operator']) => {
		const Value = readTexts(parameters, path, field).join(',');
		if (Value !== '') items.push({ FieldName, Operator, Value });
	};
	const contains = (path: string, field: string, FieldName: string) => {
		const Value = readText(parameters, path, field);
		if (Value !== '') items.push({ FieldName, Operator: 'Contains', Value });
	};
	contains('filters.companyName', 'Company Name', 'CompanyName');
	contains('filters.resellerName', 'Reseller Name', 'ResellerName');
	contains('filters.tags', 'Tags', 'Tags');
	add('filters.licenseTypes', 'License Type', 'LicenseTypeResourceId', 'Include');
	add('filters.modules', 'Module', 'ModuleResourceId', 'Include');
	add('filters.industries', 'Industry', 'IndustryResourceId', 'Include');
	return items;
}

function countItems(parameters: Parameters): FilterItem[] {
	const items: FilterItem[] = [];
	const add = (path: string, field: string, FieldName: string, Operator: FilterItem['Operator']) => {
		const count = readOptionalNumber(parameters, path, { field, min: 0, max: LARGEST_COUNT });
		if (count !== undefined) items.push({ FieldName, Operator, Value: String(count) });
	};
	add('filters.targetUsersFrom', 'Target Users From', 'TargetUserCount', '>=');
	add('filters.targetUsersTo', 'Target Users To', 'TargetUserCount', '<=');
	add('filters.licenseLimit', 'License Limit', 'NumberOfUsers', '=');
	return items;
}

/**
 * The query that Filters and Sort describe.
 * @throws ParameterError naming the field
 */
export function companyQueryOf(parameters: Parameters, checked: Checked): CompanyQuery {
	const sortBy = readChoice(parameters, 'sort.by.sortBy', {
		field: 'Sort By',
		choices: SORT_COLUMNS,
		fallback: 'CreateTime',
	});
	const field = sortBy === 'custom' ? readText(parameters, 'sort.by.customField', 'Field Name') : sortBy;
	if (field === '') throw new ParameterError('Field Name', 'Field Name under Sort is empty');
	const direction = readChoice(parameters, 'sort.by.direction', {
		field: 'Direction',
		choices: ['ascending', 'descending'] as const,
		fallback: 'ascending',
	});
	const items = [
		...textItems(parameters),
		...countItems(parameters),
		...rangeItems('LicenseEndDate', renewalRangeOf(parameters), parameters, checked),
		...rangeItems('CreateTime', createdRangeOf(parameters), parameters, checked),
	];
	return {
		orderBy: field,
		ascending: direction === 'ascending',
		filter: filterOf(items, readExpertFilter(parameters.get('filters.filterJson'))),
		isTargetUserCountExceededLimit: readFlag(parameters, 'filters.overLicenseLimitOnly', {
			field: 'Over License Limit Only',
		}),
		isClustered: false,
	};
}
