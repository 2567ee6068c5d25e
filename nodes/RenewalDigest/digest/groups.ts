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
	/** Whether renewals that happen automatically stand in a group of their own, after all others. */
	separateAutoRenewals: boolean;
}

/** Renewals under one heading. */
export interface RowGroup {
	label: string;
	rows: Row[];
	/** The column that the heading already names, so that the lines below it need not. */
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

interface Heading {
	order: number;
	label: (rows: readonly Row[]) => string;
	isOwn: boolean;
}

const APART = { overdue: -3, grace: -2, automatic: Infinity };

/** What rows of one group have in common. Values stand behind `=`, so that none can be taken for a name given here. */
function keyOf(row: Row, settings: GroupSettings): string {
	const apart = sectionOf(row.stage, row.daysLeft);
	if (apart === 'overdue' || apart === 'grace') return apart;
	if (settings.separateAutoRenewals && row.autoRenew === 'on') return 'automatic';
	switch (settings.groupBy) {
		case 'none':
			return '=';
		case 'month': {
			const { year, month } = calendarDateOf(row.day);
			return `=${year}-${month}`;
		}
		case 'stage':
			return `=${row.stage}`;
		default:
			return `=${groupValueOf(row, settings)}`;
	}
}

/** @param row the first of its group */
function headingOf(key: string, row: Row, settings: GroupSettings, language: Language): Heading {
	if (key === 'overdue' || key === 'grace' || key === 'automatic') {
		return { order: APART[key], label: () => language.say(key), isOwn: false };
	}
	switch (settings.groupBy) {
		case 'none':
			return { order: 0, label: ({ length }) => language.say('upcoming', { n: length }), isOwn: true };
		case 'month':
			return { order: 0, label: () => language.month(row.day), isOwn: true };
		case 'stage':
			return {
				order: Math.min(urgencyOf(row.stage), Number.MAX_VALUE),
				label: (rows) => stageLabel(row.stage, rows[0]?.daysLeft ?? row.daysLeft, language),
				isOwn: true,
			};
		default:
			return { order: 0, label: () => groupValueOf(row, settings) || language.say('unassigned'), isOwn: true };
	}
}

/**
 * Renewals under their headings: overdue first, then in grace, then by the grouping, and what renews automatically
 * last, if it is to stand apart. Stages go by their urgency, all other groups by their soonest renewal.
 * @param rows soonest first
 */
export function groupsOf(rows: readonly Row[], settings: GroupSettings, language: Language): RowGroup[] {
	const groups = new Map<string, { heading: Heading; rows: Row[] }>();
	for (const row of rows) {
		const key = keyOf(row, settings);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { heading: headingOf(key, row, settings, language), rows: [row] });
		else group.rows.push(row);
	}
	const named = groupColumn(settings);
	return [...groups.values()]
		.sort((a, b) => (a.heading.order === b.heading.order ? 0 : a.heading.order - b.heading.order))
		.map(({ heading, rows: held }) => ({
			label: heading.label(held),
			rows: held,
			named: heading.isOwn ? named : undefined,
		}));
}
