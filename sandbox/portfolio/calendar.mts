/**
 * Calendar days as `YYYY-MM-DD` text, counted in UTC. Deliberately its own few lines: the sandbox
 * is a second opinion on the product's calendar, so it may not share it.
 */
export const DAY_MS = 86_400_000;

/** The UTC day that holds the instant. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** An instant of a whole second, as ISO 8601 in UTC: `2027-01-14T10:00:00Z`. */
export const isoOf = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** By zone: they are slow to make. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day that a calendar in `zone` (an IANA name) shows at the instant. */
export function dayIn(ms: number, zone: string): string {
	const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
	calendars.set(zone, calendar);
	return calendar.format(ms);
}

/** The first millisecond of a day, UTC. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * DAY_MS);

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const ms = startOfDay(text);
	return !Number.isNaN(ms) && dayOf(ms) === text;
}

/** Today in UTC, by this machine's clock. */
export const realToday = (): string => dayOf(Date.now());

/** By zone: they are slow to make. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
	const two = '2-digit';
	const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
	const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts });
	clocks.set(zone, clock);
	return clock;
}

/** How far the clocks in `zone` are ahead of UTC at the instant, in milliseconds. */
function offsetIn(ms: number, zone: string): number {
	const parts = clockIn(zone).formatToParts(ms);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return shown - Math.floor(ms / 1_000) * 1_000;
}

/** 23:59:59 of a day by the clocks in `zone`. */
export function endOfDayIn(day: string, zone: string): number {
	const wall = startOfDay(day) + DAY_MS - 1_000;
	// Twice: on a day when the clocks change, the first offset may be the other one's.
	return wall - offsetIn(wall - offsetIn(wall, zone), zone);
}
