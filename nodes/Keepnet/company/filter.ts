import { jsonParse } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../../shared/engine/contract';
import { ParameterError } from '../../../shared/n8n/errors';
import { jsonField } from '../../../shared/n8n/field';

/** Operators that Keepnet understands; there is no "between", it is written as two items. */
const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'Contains', 'Include'] as const;

export interface FilterItem {
	FieldName: string;
	Operator: (typeof OPERATORS)[number];
	/** Always text, also for numbers and dates. */
	Value: string;
}

interface FilterGroup {
	Condition: 'AND' | 'OR';
	FilterItems?: FilterItem[];
	FilterGroups?: FilterGroup[];
}

/** The root of a filter. Keepnet answers `null`, or `null` anywhere within, with an error. */
export interface Filter extends FilterGroup {
	SearchInputTextValue: string;
}

/** A filter written by an expert: a group like any other, and the text of Keepnet's search box. */
export interface ExpertFilter {
	group: FilterGroup;
	searchText: string;
}

/** A filter of items that must all match, plus the expert's own filter, if any. */
export function filterOf(items: FilterItem[], expert?: ExpertFilter): Filter {
	const groups: FilterGroup[] = [];
	if (items.length > 0) groups.push({ Condition: 'AND', FilterItems: items, FilterGroups: [] });
	if (expert !== undefined) groups.push(expert.group);
	return {
		Condition: 'AND',
		SearchInputTextValue: expert?.searchText ?? '',
		...(groups.length === 0 ? {} : { FilterGroups: groups }),
	};
}

const OBJECT = { message: 'must be an object' };

const condition = z.enum(['AND', 'OR'], { message: 'must be "AND" or "OR"' });

const item = z
	.object(
		{
			FieldName: z.string({ message: 'is missing' }).min(1, 'is empty'),
			Operator: z.enum(OPERATORS, { message: `must be one of ${OPERATORS.join(' ')}` }),
			Value: z
				.union([z.string(), z.number(), z.boolean()], { errorMap: () => ({ message: 'must be text' }) })
				.transform(String),
		},
		OBJECT,
	)
	.strict();

const group: z.ZodType<FilterGroup, z.ZodTypeDef, unknown> = z.lazy(() => z.object(groupShape, OBJECT).strict());

const groupShape = {
	Condition: condition.default('AND'),
	FilterItems: z.array(item, { message: 'must be a list' }).optional(),
	FilterGroups: z.array(group, { message: 'must be a list' }).optional(),
};

const expertFilter = z
	.object({ ...groupShape, SearchInputTextValue: z.string({ message: 'must be text' }).default('') }, OBJECT)
	.strict()
	.transform(({ SearchInputTextValue, ...group }): ExpertFilter => ({ group, searchText: SearchInputTextValue }));

const NAMES = new Map(
	['SearchInputTextValue', 'Condition', 'FilterItems', 'FilterGroups', 'FieldName', 'Operator', 'Value'].map((name) => [
		name.toLowerCase(),
		name,
	]),
);

/** Keepnet accepts its names in any case; one spelling is enough here. */
function withPlainNames(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withPlainNames);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [NAMES.get(name.toLowerCase()) ?? name, withPlainNames(inner)]),
	);
}

const FIELD = 'Filter (JSON)';
const EXAMPLE =
	'{"Condition": "OR", "FilterItems": [{"FieldName": "CompanyName", "Operator": "Contains", "Value": "dental"}]}';

/** The filter that an expert wrote: an object, or its JSON text; `undefined` when there is none. */
export const expertFilterField = jsonField(
	{
		displayName: FIELD,
		name: 'filterJson',
		type: 'json',
		default: '',
		placeholder: `e.g. ${EXAMPLE}`,
		description:
			'A filter in the format of the Keepnet API, applied in addition to the others. The documentation of this node lists its fields and operators.',
	},
	readExpertFilter,
);

/** @throws ParameterError that names the place in the filter */
function readExpertFilter(value: unknown): ExpertFilter | undefined {
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (isObject(parsed) && Object.keys(parsed).length === 0) return undefined;
	const read = expertFilter.safeParse(withPlainNames(parsed));
	if (read.success) return read.data;
	const issue = read.error.issues[0];
	const place = (issue?.path ?? [])
		.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
		.join('')
		.replace(/^\./, '');
	const what = issue?.code === 'unrecognized_keys' ? `has unknown keys: ${issue.keys.join(', ')}` : issue?.message;
	throw invalid(`${FIELD}: ${place === '' ? 'the filter' : place} ${what ?? 'is not valid'}`);
}

const invalid = (message: string) => new ParameterError(FIELD, message, `Example: ${EXAMPLE}`);

const NOT_JSON = Symbol('not JSON');

function parseJson(text: string): unknown {
	const parsed = jsonParse<unknown>(text, { fallbackValue: NOT_JSON });
	if (parsed === NOT_JSON) throw invalid(`${FIELD} is not valid JSON`);
	return parsed;
}
