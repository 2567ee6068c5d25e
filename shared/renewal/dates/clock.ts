/** A time of day as it is written. */
export interface Clock {
	/** seconds since midnight, without their fraction: no day begins within a second */
	seconds: number;
	/** seconds east of UTC; `undefined` when the text names no zone: a wall-clock time */
	offset: number | undefined;
}

const SEPARATOR = '(?:\\s*T|\\s*,\\s*|\\s+)(?:at\\s+)?';
const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?';
const HALF = '(?:\\s*([ap])\\.?m\\.?)?';
const ZONE = '(?:\\s*(Z|(?:UTC|GMT)?(?:[+-]\\d{2}(?::?\\d{2})?)?))?';
/** Dates of JavaScript end in a note: `GMT+0100 (Central European Standard Time)`. */
const NOTE = '(?:\\s*\\([^)]*\\))?';
const CLOCK = new RegExp(`^${SEPARATOR}${TIME}${HALF}${ZONE}${NOTE}$`, 'i');
const OFFSET = /([+-])(\d{2}):?(\d{2})?$/;

const DAY_SECONDS = 86_400;

function readHour(hour: number, half: string | undefined): number | undefined {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** `null` when the zone cannot be, `undefined` when there is none. */
function readOffset(zone: string | undefined): number | null | undefined {
	if (!zone) return undefined;
	if (zone === 'Z') return 0;
	const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
	if (hours === undefined) return 0;
	const seconds = Number(hours) * 3600 + Number(minutes ?? 0) * 60;
	if (Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
	return sign === '-' ? -seconds : seconds;
}

/**
 * Reads what follows a date: `T10:00Z`, ` 23:59:59.9999999 +02:00`, `, 2:30 PM`, ` 10:00 GMT+0100`.
 * 24 hours or 12 with am/pm; seconds and their fraction may be left out.
 * `undefined` when it is no time of day.
 */
export function readClock(rest: string): Clock | undefined {
	const found = CLOCK.exec(rest);
	if (!found) return undefined;
	const hour = readHour(Number(found[1]), found[4]);
	const minute = Number(found[2]);
	const second = Number(found[3] ?? 0);
	const offset = readOffset(found[5]);
	if (hour === undefined || minute > 59 || second > 59 || offset === null) return undefined;
	const seconds = hour * 3600 + minute * 60 + second;
	return seconds > DAY_SECONDS ? undefined : { seconds, offset };
}
