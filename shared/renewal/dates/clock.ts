import { isZone } from './day';

/** A time of day as it is written. */
export interface Clock {
	/** seconds since midnight, without their fraction: no day begins within a second */
	seconds: number;
	/** seconds east of UTC, or an IANA zone; `undefined` when the text names neither: a wall-clock time */
	zone: number | string | undefined;
}

const LEAD = '(?:T|[\\s,]*)(?:(?:at|um|à|a las|alle(?: ore)?|ore|om|às|kl\\.?)\\s+|\\s[-–@]\\s)?';
const HALF_BEFORE = '(?:(上午|午前|오전)|(下午|午後|오후))?\\s*';
const TIME = '(\\d{1,2})(?:[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,:]\\d+)?)?|(?=\\s*(?:[ap]\\.?\\s?m|Uhr|uur|h)))';
const HALF = '(?:\\s*([ap])\\.?\\s?m\\.?(?![a-z]))?';
const UNIT = '(?:\\s*(?:Uhr|uur|hrs?|h|horas)(?![a-z])\\.?)?';
const OFFSET_ZONE = '(?:UTC|GMT|UT)?\\s?[+-]\\d{1,2}(?::?\\d{2}){0,2}';
const NAMED_ZONE = '[a-z]{1,5}|[a-z][a-z_]+(?:\\/[a-z0-9_+-]+)+';
const ZONE = `(?:\\s*(${OFFSET_ZONE}|${NAMED_ZONE})(?![a-z0-9/]))?`;
/** Java adds the zone, `[Europe/Berlin]`. */
const BRACKETS = '(?:\\s*\\[([^\\]=]+)\\])?';
/** JavaScript adds `(Central European Standard Time)`, Go the zone's short name and `m=+0.01`. */
const NOTES = '(?:\\s*(?:\\(([^)]*)\\)|\\[[^\\]]*\\]|[a-z]{2,5}|m=[+-][\\d.]+)){0,3}';
const CLOCK = new RegExp(`^${LEAD}${HALF_BEFORE}${TIME}${HALF}${UNIT}${ZONE}${BRACKETS}${NOTES}$`, 'i');
const OFFSET = /^(?:UTC|GMT|UT)? ?([+-])(\d{1,2}):?(\d{2})?(?::?\d{2})?$/i;

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;

/** Hours east of UTC of abbreviations with one meaning. */
const ABBREVIATIONS: Record<string, number> = {
	...{ Z: 0, UTC: 0, GMT: 0, UT: 0, WET: 0, WEST: 1 },
	...{ CET: 1, CEST: 2, MEZ: 1, MESZ: 2, MET: 1, MEST: 2, EET: 2, EEST: 3, MSK: 3 },
	...{ EST: -5, EDT: -4, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10, NST: -3.5, NDT: -2.5 },
	...{ JST: 9, KST: 9, HKT: 8, SGT: 8, AWST: 8, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
	...{ SAST: 2, BRT: -3, ART: -3 },
};

/** In use for several zones: India, Israel and Ireland; China, Cuba and Chicago. */
const SEVERAL_ZONES = new Set(['IST', 'CST', 'CDT', 'BST', 'AST', 'MST', 'GST', 'SST', 'AMT', 'ECT', 'PYT']);

function readHour(hour: number, half: 'a' | 'p' | undefined): number | undefined {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** `null` when there is no such zone. */
function readZone(name: string): number | string | null {
	const abbreviation = ABBREVIATIONS[name.toUpperCase()];
	if (abbreviation !== undefined) return abbreviation * HOUR_SECONDS;
	const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
	if (hours === undefined) return name.includes('/') && isZone(name) ? name : null;
	if (Number(hours) > 23 || Number(minutes) > 59) return null;
	const seconds = Number(hours) * HOUR_SECONDS + Number(minutes) * 60;
	return sign === '-' ? -seconds : seconds;
}

function halfOf(before: [string | undefined, string | undefined], after: string | undefined): 'a' | 'p' | undefined {
	if (before[0] !== undefined || after?.toLowerCase() === 'a') return 'a';
	return before[1] !== undefined || after !== undefined ? 'p' : undefined;
}

/**
 * Reads what follows a date: `T10:00Z`, ` 23:59:59.9999999 +02:00`, `, 2:30 p. m.`, ` 10:00 GMT+0100`, ` 00:00 Uhr`,
 * `T00:00+01:00[Europe/Berlin]`, ` 10:00:00 +0000 UTC`, ` 10:00 PST`.
 * 24 hours or 12 with am/pm; seconds and their fraction may be missing.
 * `undefined` when it is not a time of day, a reason when its zone can be several.
 */
export function readClock(rest: string): Clock | { reason: string } | undefined {
	const found = CLOCK.exec(rest);
	if (!found) return undefined;
	const [, beforeNoon, afterNoon, hours, minutes, seconds, halfAfter, written, bracketed, note] = found;
	const hour = readHour(Number(hours), halfOf([beforeNoon, afterNoon], halfAfter));
	const minute = Number(minutes ?? 0);
	const second = Number(seconds ?? 0);
	const secondsOfDay = (hour ?? NaN) * HOUR_SECONDS + minute * 60 + second;
	if (minute > 59 || second > 59 || !(secondsOfDay <= DAY_SECONDS)) return undefined;
	const name = written ?? bracketed;
	if (name === undefined) return { seconds: secondsOfDay, zone: (note && readZone(note)) ?? undefined };
	if (SEVERAL_ZONES.has(name.toUpperCase())) {
		return { reason: `${name} stands for several time zones: write an offset such as +05:30` };
	}
	const zone = readZone(name);
	return zone === null ? undefined : { seconds: secondsOfDay, zone };
}
