const COUNTED = /^(\d{1,4})\s*(?:d|days?)?$/i;
const WEEKS = /^(\d{1,3})\s*(?:w|wks?|weeks?)$/i;
const ISO_DURATION = /^P(\d{1,4})(D|W)$/i;
const LONGEST = 3650;

const daysWithin = (days: number) => (Number.isInteger(days) && days >= 0 && days <= LONGEST ? days : undefined);

/**
 * A notice period in days, 0 to 3650: a number, `30`, `30 days`, `4 weeks`, `P30D`. `undefined` for anything else, months
 * included: how many days they are depends on the date.
 */
export function readNoticeDays(value: unknown): number | undefined {
	if (typeof value === 'number') return daysWithin(value);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	const [, days] = COUNTED.exec(text) ?? [];
	if (days !== undefined) return daysWithin(Number(days));
	const [, count, unit] = ISO_DURATION.exec(text) ?? [];
	const weeks = WEEKS.exec(text)?.[1] ?? (unit?.toUpperCase() === 'W' ? count : undefined);
	if (weeks !== undefined) return daysWithin(Number(weeks) * 7);
	return count === undefined ? undefined : daysWithin(Number(count));
}
