import { DAY_MS } from '../portfolio/calendar.mts';
import { fieldsOf, type Fields } from './body.mts';
import type { Company } from './data.mts';
import { readFilterDate } from './dates.mts';
import { blame, refuse, type KeepnetContext } from './envelope.mts';
import { filterField, type FilterField } from './fields.mts';

type Keep = (company: Company) => boolean;

export interface Filter {
	/** undefined = no restriction */
	keep: Keep | undefined;
	/** `YYYY-MM` that monthlyActiveUserCount is to report */
	month?: string;
}

/**
 * A filter as the search takes it: groups of items joined by AND or OR, to any depth. A group with
 * nothing in it restricts nothing (the front end always sends one).
 * @throws Refusal for nulls inside, unknown fields or operators, and values that cannot be read
 */
export function compileFilter(given: unknown, context: KeepnetContext): Filter {
	const filter: Filter = { keep: undefined };
	if (given === null) return filter;
	const fields = fieldsOf(given);
	if (!fields) throw blame(context, 400, 'filter', 'The filter is not an object');
	// The root is another type than its groups: items beside the groups are skipped unread.
	if (fields.has('filteritems')) context.violate('items at the root', 'FilterItems belong in a group');
	if (context.knobs.strictFilter) {
		for (const name of ['Condition', 'SearchInputTextValue']) present(fields, name, context);
	}
	const groups = groupsOf(fields, filter, context);
	const search = fields.get('searchinputtextvalue');
	const typed = typeof search === 'string' && search !== '' ? mentions(search) : undefined;
	filter.keep = joined('AND', [joined(conditionOf(fields, context), groups), typed]);
	return filter;
}

/** @throws Refusal with 500 for a null where the platform trips over one */
function present(fields: Fields, name: string, context: KeepnetContext): unknown {
	const value = fields.get(name.toLowerCase()) ?? null;
	if (value === null && context.knobs.strictFilter) {
		throw blame(context, 500, 'null in filter', `${name} is null or missing`);
	}
	return value;
}

function listOf(fields: Fields, name: string, context: KeepnetContext): Fields[] {
	const list = fields.has(name.toLowerCase()) ? present(fields, name, context) : [];
	const items = Array.isArray(list ?? []) ? (list ?? []) : undefined;
	if (!Array.isArray(items)) throw blame(context, 400, 'filter', `${name} is not a list`);
	return items.map((item: unknown) => {
		const found = fieldsOf(item);
		if (found) return found;
		const status = item === null ? 500 : 400;
		throw blame(context, status, 'null in filter', `${name} holds something else than objects`);
	});
}

function conditionOf(fields: Fields, context: KeepnetContext): 'AND' | 'OR' {
	const condition = String(present(fields, 'Condition', context) ?? 'AND').toUpperCase();
	if (condition === 'AND' || condition === 'OR') return condition;
	throw blame(context, 400, 'filter', 'Condition is neither AND nor OR');
}

const groupsOf = (fields: Fields, filter: Filter, context: KeepnetContext) =>
	listOf(fields, 'FilterGroups', context).map((group) => compileGroup(group, filter, context));

function compileGroup(group: Fields, filter: Filter, context: KeepnetContext): Keep | undefined {
	const condition = conditionOf(group, context);
	const items = listOf(group, 'FilterItems', context);
	const parts = items.map((item) => compileItem(item, filter, context));
	return joined(condition, [...parts, ...groupsOf(group, filter, context)]);
}

function joined(condition: 'AND' | 'OR', all: ReadonlyArray<Keep | undefined>): Keep | undefined {
	const parts = all.filter((part) => part !== undefined);
	if (parts.length <= 1) return parts[0];
	return condition === 'AND'
		? (company) => parts.every((part) => part(company))
		: (company) => parts.some((part) => part(company));
}

function compileItem(item: Fields, filter: Filter, context: KeepnetContext): Keep | undefined {
	const [name, operator, value] = ['FieldName', 'Operator', 'Value'].map((key) => {
		const text = present(item, key, context) ?? '';
		if (typeof text === 'string') return text;
		throw blame(context, 400, 'filter', `${key} is not text`);
	});
	const field = filterField(name ?? '', context);
	if (!field) throw blame(context, 400, 'filter field', `No filter on "${name}"`);
	if (!field.operators.includes(operator ?? '')) {
		throw blame(context, 400, 'filter operator', `No "${operator}" on ${name}`);
	}
	if (field.kind === 'month') {
		filter.month = monthOf(value ?? '', context);
		return undefined;
	}
	return compare(field, operator ?? '', value ?? '', context);
}

function monthOf(value: string, context: KeepnetContext): string {
	if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return value;
	throw blame(context, 400, 'filter value', `"${value}" is not a month, YYYY-MM`);
}

function compare(
	field: Exclude<FilterField, { kind: 'month' }>,
	operator: string,
	value: string,
	context: KeepnetContext,
): Keep | undefined {
	switch (field.kind) {
		case 'text':
			return compareText(field, operator, value, context);
		case 'number': {
			const number = numberOf(value, context);
			return (company) => holds(operator, field.read(company), number);
		}
		case 'ids': {
			const ids = new Set(value.split(',').map((id) => id.trim()));
			return (company) => field.read(company).some((id) => ids.has(id));
		}
		case 'date':
			return compareDate(field, operator, value, context);
		case 'flag': {
			if (!context.knobs.supportsLicenceExpiredFilter) throw refuse(context, 400, 'Unknown filter field');
			if (!/^(true|false)$/i.test(value)) {
				throw blame(context, 400, 'filter value', `"${value}" is neither true nor false`);
			}
			return (company) => String(field.read(company)) === value.toLowerCase();
		}
	}
}

function numberOf(value: string, context: KeepnetContext): number {
	if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
	throw blame(context, 400, 'filter value', `"${value}" is not a number`);
}

/** Texts compare without regard to case, as the database's collation does. */
function compareText(
	field: FilterField & { kind: 'text' },
	operator: string,
	value: string,
	context: KeepnetContext,
): Keep {
	const wanted = value.toLowerCase();
	const texts = (company: Company) => field.read(company).map((text) => text.toLowerCase());
	if (operator === 'Contains') return (company) => texts(company).some((text) => text.includes(wanted));
	if (operator === '=') return (company) => texts(company).includes(wanted);
	if (operator === '!=') return (company) => !texts(company).includes(wanted);
	const number = numberOf(value, context);
	return (company) => texts(company).some((text) => text !== '' && holds(operator, Number(text), number));
}

function compareDate(
	field: FilterField & { kind: 'date' },
	operator: string,
	value: string,
	context: KeepnetContext,
): Keep | undefined {
	const { knobs } = context;
	if (knobs.refuseDateFilters) throw refuse(context, 400, 'Date filters are not supported');
	const date = readFilterDate(value, knobs.dateFormat);
	if (!date) throw blame(context, 400, 'filter value', `"${value}" is not a date`);
	if (knobs.ignoreDateFilters) return undefined;
	const isWholeDay = !date.hasTime && (operator === '=' || knobs.dateOnlyUpperBound === 'endOfDay');
	const precision = isWholeDay ? DAY_MS : 1;
	const wanted = Math.floor(date.ms / precision);
	return (company) => {
		const ms = field.read(company);
		return ms !== null && holds(operator, Math.floor(ms / precision), wanted);
	};
}

function holds(operator: string, left: number, right: number): boolean {
	switch (operator) {
		case '=':
			return left === right;
		case '!=':
			return left !== right;
		case '>':
			return left > right;
		case '>=':
			return left >= right;
		case '<':
			return left < right;
		default:
			return left <= right;
	}
}

/** The search box: any of the visible texts. */
function mentions(search: string): Keep {
	const wanted = search.toLowerCase();
	return ({ companyName, reseller, industry, licenseType, tags }) =>
		[companyName, reseller?.companyName ?? '', industry.name, licenseType.name, ...tags].some((text) =>
			text.toLowerCase().includes(wanted),
		);
}
