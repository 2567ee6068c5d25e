import type { Parameters } from '../../../shared/n8n/parameters';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { DayRange } from '../../../shared/renewal/judge';
import { filterDateFormat, filters, isClustered, sort } from './fields';
import { filterOf, type Filter, type FilterItem } from './filter';

/** What is sent to both search and export. */
export interface CompanyQuery {
	orderBy: string;
	ascending: boolean;
	filter: Filter;
	isTargetUserCountExceededLimit: boolean;
	/** Whether rows are resellers, with their companies in `children`. */
	isClustered: boolean;
}

type DateFormat = ReturnType<typeof filterDateFormat.read>;

const WRITTEN: Record<DateFormat, (year: string, month: string, date: string) => string> = {
	dayFirst: (year, month, date) => `${date}/${month}/${year}`,
	iso: (year, month, date) => `${year}-${month}-${date}`,
	monthFirst: (year, month, date) => `${month}/${date}/${year}`,
	yearDayMonth: (year, month, date) => `${year}/${date}/${month}`,
	yearFirst: (year, month, date) => `${year}/${month}/${date}`,
};

/** Whether rows are checked again here, or returned as Keepnet filtered them. */
export type Checked = 'checkedHere' | 'asFiltered';

/**
 * The days to request if rows are checked again here. Keepnet's days may begin earlier or later than the workflow's,
 * and a date without a time may mean the beginning or the whole of its day.
 */
export const widened = ({ from, to }: DayRange): DayRange => ({
	from: from === undefined ? undefined : from - 1,
	to: to === undefined ? undefined : to + 2,
});

/**
 * Filter items for a range of days, with the operators of Keepnet's own front end: `>=` and `<=`. If rows are not
 * checked again here, the upper end has the last time of its day, as the front end writes it.
 */
export function rangeItems(field: string, range: DayRange, parameters: Parameters, checked: Checked): FilterItem[] {
	const format = filterDateFormat.read(parameters, 'options');
	const { from, to } = checked === 'checkedHere' ? widened(range) : range;
	const endOfDay = checked === 'checkedHere' ? '' : `${format === 'iso' ? 'T' : ' '}23:59:59`;
	const item = (Operator: '<=' | '>=', day: Day, time: string): FilterItem => ({
		FieldName: field,
		Operator,
		Value: `${WRITTEN[format](...partsOf(day))}${time}`,
	});
	return [
		...(from === undefined ? [] : [item('>=', from, '')]),
		...(to === undefined ? [] : [item('<=', to, endOfDay)]),
	];
}

function partsOf(day: Day): [year: string, month: string, date: string] {
	const [year = '', month = '', date = ''] = isoOf(day).split('-');
	return [year, month, date];
}

/**
 * The query that Filters, Sort and Is Clustered describe.
 * @throws ParameterError naming the field
 */
export function companyQueryOf(parameters: Parameters, checked: Checked): CompanyQuery {
	const { column, direction } = sort.read(parameters);
	const wanted = filters.read(parameters);
	const item = (FieldName: string, Operator: FilterItem['Operator'], value: string | number | undefined) =>
		value === undefined || value === '' ? [] : [{ FieldName, Operator, Value: String(value) }];
	const items: FilterItem[] = [
		...item('CompanyName', 'Contains', wanted.companyName),
		...item('ResellerName', 'Contains', wanted.resellerName),
		...item('Tags', 'Contains', wanted.tags),
		...item('LicenseTypeResourceId', 'Include', wanted.licenseTypes?.join(',')),
		...item('ModuleResourceId', 'Include', wanted.modules?.join(',')),
		...item('IndustryResourceId', 'Include', wanted.industries?.join(',')),
		...item('TargetUserCount', '>=', wanted.targetUsersFrom),
		...item('TargetUserCount', '<=', wanted.targetUsersTo),
		...item('NumberOfUsers', '=', wanted.licenseLimit),
		...rangeItems('LicenseEndDate', wanted.renewal, parameters, checked),
		...rangeItems('CreateTime', wanted.created, parameters, checked),
	];
	return {
		orderBy: column,
		ascending: direction === 'ascending',
		filter: filterOf(items, wanted.expert),
		isTargetUserCountExceededLimit: wanted.overLicenseLimitOnly,
		isClustered: isClustered.read(parameters, 'options'),
	};
}
