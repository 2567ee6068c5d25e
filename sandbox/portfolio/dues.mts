import { DAY_MS, startOfDay } from './calendar.mts';
import type { Random } from './random.mts';

const MINUTE_MS = 60_000;
const LAST_MINUTE = 23 * 60 + 59;

/** Days from today that any window test needs, each at the first or last minute of its day. */
const EDGES: ReadonlyArray<readonly [days: number, minute: number]> = [
	[0, 0],
	[0, LAST_MINUTE],
	[90, 0],
	[90, LAST_MINUTE],
	[91, 0],
	[91, LAST_MINUTE],
	[-1, 0],
	[-1, LAST_MINUTE],
	[1, 0],
	[30, LAST_MINUTE],
];

function spreadDays(random: Random): number | null {
	const share = random.next();
	if (share < 0.03) return null;
	if (share < 0.1) return -random.int(1, 300);
	if (share < 0.35) return random.int(0, 90);
	if (share < 0.85) return random.int(91, 365);
	return random.int(366, 1095);
}

function minuteOfDay(random: Random): number {
	const share = random.next();
	if (share < 0.6) return 0;
	return share < 0.85 ? LAST_MINUTE : random.int(1, LAST_MINUTE - 1);
}

/**
 * When `count` customers fall due, in milliseconds (UTC) or null for no date at all: about 3 %
 * undated, 7 % overdue, 25 % within 90 days, the rest later. The edges of a 90-day window lie
 * scattered among them, so that even a small portfolio has them.
 */
export function dueTimes(random: Random, count: number, today: string): Array<number | null> {
	const start = startOfDay(today);
	const at = (days: number, minute: number) => start + days * DAY_MS + minute * MINUTE_MS;
	const dues = Array.from({ length: count }, () => {
		const days = spreadDays(random);
		return days === null ? null : at(days, minuteOfDay(random));
	});
	EDGES.slice(0, count).forEach(([days, minute], edge) => {
		dues[Math.floor(((edge + 0.5) * count) / EDGES.length)] = at(days, minute);
	});
	return dues;
}
