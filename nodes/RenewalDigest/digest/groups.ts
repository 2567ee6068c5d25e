import { calendarDateOf } from '../../../shared/renewal/dates/day';
import { readPath } from '../../../shared/renewal/items/path';
import type { Language } from '../language/language';
import type { Row, UndatedRow } from '../rows/rows';
import { lineOfValue, valueAt } from '../rows/text';
import { fieldOf, type Column } from './columns';
import { sectionOf, stageLabel, urgencyOf } from './stages';

type Grouping = 'customer' | 'field' | 'month' | 'none' | 'stage' | 'vendor';

export interface GroupSettings {
	groupBy: Grouping;
	/** The field of `field`, as a column. */
	groupField: Column;
	/** Whether auto-renewals have their own group, after all others. */
	separateAutoRenewals: boolean;
}

/** Renewals under one heading. */
export interface RowGroup {
	label: string;
	rows: Row[];
	/** The column that the heading already shows, so that the lines below it need not. */
	named: Column | undefined;
}

/** The value that a renewal is grouped by; `''` where there is none. */
export function groupValueOf(row: Row | UndatedRow, { groupBy, groupField }: GroupSettings): string {
	if (groupBy === 'vendor') return row.vendor;
	if (groupBy === 'customer') return row.customer;
	if (groupBy !== 'field') return '';
	const { known, path } = groupField;
	if (known === 'vendor') return row.vendor;
	if (known === 'customerName') return row.customer;
	if (known === 'product') return row.product;
	return lineOfValue(
		known === undefined ? readPath(row.json, path) : valueAt(row.json, fieldOf(known, row.fields) ?? path),
	);
}

/** The column that groups are made of, if they are. */
export const groupColumn = ({ groupBy, groupField }: GroupSettings): Column | undefined => {
	if (groupBy === 'vendor') return { known: 'vendor', path: 'vendor', label: undefined };
	if (groupBy === 'customer') return { known: 'customerName', path: 'customerName', label: undefined };
	return groupBy === 'field' ? groupField : undefined;
};

/** Groups that stand outside the grouping, and their order beside it. */
const APART = { overdue: -3, grace: -2, automatic: Infinity };

function apartOf(row: Row, { separateAutoRenewals }: GroupSettings): keyof typeof APART | undefined {
	const section = sectionOf(row.stage, row.daysLeft);
	if (section === 'overdue' || section === 'grace') return section;
	return separateAutoRenewals && row.autoRenew === 'on' ? 'automatic' : undefined;
}

interface GroupRules {
	/** The same for all rows of a group. */
	valueIn(row: Row): string;
	labelOf(first: Row, count: number): string;
	/** 0 for all groups unless set. */
	orderOf?(first: Row): number;
}

function groupingBy(settings: GroupSettings, language: Language): GroupRules {
	switch (settings.groupBy) {
		case 'none':
			return { valueIn: () => '', labelOf: (_first, count) => language.say('upcoming', { n: count }) };
		case 'month':
			return {
				valueIn({ day }) {
					const { year, month } = calendarDateOf(day);
					return `${year}-${month}`;
				},
				labelOf: ({ day }) => language.month(day),
			};
		case 'stage':
			return {
				valueIn: ({ stage }) => stage,
				labelOf: ({ stage, daysLeft }) => stageLabel(stage, daysLeft, language),
				orderOf: ({ stage }) => Math.min(urgencyOf(stage), Number.MAX_VALUE),
			};
		default:
			return {
				valueIn: (row) => groupValueOf(row, settings),
				labelOf: (first) => groupValueOf(first, settings) || language.say('unassigned'),
			};
	}
}

/**
 * Renewals under their headings: overdue first, then in grace, then by the grouping, and auto-renewals last, if they
 * have their own group. Stages go by their urgency, all other groups by their soonest renewal.
 * @param rows soonest first
 */
export function groupsOf(rows: readonly Row[], settings: GroupSettings, language: Language): RowGroup[] {
	const grouping = groupingBy(settings, language);
	const groups = new Map<string, { apart: keyof typeof APART | undefined; first: Row; rows: Row[] }>();
	for (const row of rows) {
		const apart = apartOf(row, settings);
		// Values follow `=`, so that none can be mistaken for a group that stands apart.
		const key = apart ?? `=${grouping.valueIn(row)}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { apart, first: row, rows: [row] });
		else group.rows.push(row);
	}
	const named = groupColumn(settings);
	return [...groups.values()]
		.map(({ apart, first, rows: held }) =>
			apart === undefined
				? { order: grouping.orderOf?.(first) ?? 0, label: grouping.labelOf(first, held.length), rows: held, named }
				: { order: APART[apart], label: language.say(apart), rows: held, named: undefined },
		)
		.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
}
