import { DAY_MS, dayOf } from '../portfolio/calendar.mts';

const MINUTE_MS = 60_000;

/** How the API writes dates; the account's setting when it has slashes. Wall-clock, read as UTC. */
export const DATE_FORMATS = [
	'dd/MM/yyyy HH:mm',
	'dd/MM/yyyy HH:mm:ss',
	'dd/MM/yyyy',
	'MM/dd/yyyy HH:mm',
	'MM/dd/yyyy hh:mm a',
	'MM/dd/yyyy',
	'yyyy/MM/dd HH:mm',
	'yyyy/MM/dd',
	'yyyy/dd/MM HH:mm',
	'yyyy/dd/MM',
	'iso',
	'isoZ',
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** Day number to ISO text. A portfolio has few days and many companies, and Date is slow. */
const isoDays = new Map<number, string>();

function isoDay(ms: number): string {
	const number = Math.floor(ms / DAY_MS);
	const known = isoDays.get(number) ?? dayOf(ms);
	isoDays.set(number, known);
	return known;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** An instant (milliseconds) as the API would write it: to the minute, as the formats do. */
export function writeDate(ms: number, format: DateFormat): string {
	const [yyyy, MM, dd] = isoDay(ms).split('-');
	const minutes = Math.floor((ms - Math.floor(ms / DAY_MS) * DAY_MS) / MINUTE_MS);
	const hour = Math.floor(minutes / 60);
	const time = `${two(hour)}:${two(minutes % 60)}`;
	switch (format) {
		case 'dd/MM/yyyy HH:mm':
			return `${dd}/${MM}/${yyyy} ${time}`;
		case 'dd/MM/yyyy HH:mm:ss':
			return `${dd}/${MM}/${yyyy} ${time}:00`;
		case 'dd/MM/yyyy':
			return `${dd}/${MM}/${yyyy}`;
		case 'MM/dd/yyyy HH:mm':
			return `${MM}/${dd}/${yyyy} ${time}`;
		case 'MM/dd/yyyy hh:mm a':
			return `${MM}/${dd}/${yyyy} ${two(hour % 12 || 12)}:${two(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
		case 'MM/dd/yyyy':
			return `${MM}/${dd}/${yyyy}`;
		case 'yyyy/MM/dd HH:mm':
			return `${yyyy}/${MM}/${dd} ${time}`;
		case 'yyyy/MM/dd':
			return `${yyyy}/${MM}/${dd}`;
		case 'yyyy/dd/MM HH:mm':
			return `${yyyy}/${dd}/${MM} ${time}`;
		case 'yyyy/dd/MM':
			return `${yyyy}/${dd}/${MM}`;
		case 'iso':
			return `${yyyy}-${MM}-${dd}T${time}:00`;
		case 'isoZ':
			return `${yyyy}-${MM}-${dd}T${time}:00Z`;
	}
}

/** The day part that company detail shows as the account's `dateFormat`. */
export function accountDateFormat(format: DateFormat): string {
	return format.includes('/') ? format.slice(0, 10) : 'dd/MM/yyyy';
}

export interface FilterDate {
	/** milliseconds, the wall clock read as UTC */
	ms: number;
	hasTime: boolean;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;
const YEAR_FIRST = /^(\d{4})\/(\d\d)\/(\d\d)(?: (.+))?$/;
const YEAR_LAST = /^(\d\d)\/(\d\d)\/(\d{4})(?: (.+))?$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d))?(?: ?(AM|PM))?$/i;

/**
 * A date as a filter may give it: ISO 8601, or with slashes in one of the account formats (the
 * vendor's front end sends the latter, its agent the former). Day and month are distinguished by the
 * account's own format first. Undefined when it is none of these or no real date.
 */
export function readFilterDate(value: string, format: DateFormat): FilterDate | undefined {
	const iso = ISO.exec(value);
	if (iso) {
		const [, year = '', month = '', day = '', time, zone] = iso;
		return at(year, month, day, time, zone);
	}
	const yearFirst = YEAR_FIRST.exec(value);
	if (yearFirst) {
		const [, year = '', second = '', third = '', time] = yearFirst;
		const isDayFirst = format.startsWith('yyyy/dd');
		return isDayFirst ? at(year, third, second, time) : at(year, second, third, time);
	}
	const yearLast = YEAR_LAST.exec(value);
	if (!yearLast) return undefined;
	const [, first = '', second = '', year = '', time] = yearLast;
	const dayFirst = at(year, second, first, time);
	const monthFirst = at(year, first, second, time);
	return format.startsWith('MM') ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

function at(year: string, month: string, day: string, time?: string, zone?: string): FilterDate | undefined {
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
	const written = `${year}-${month}-${day}`;
	if (new Date(midnight).toISOString().slice(0, 10) !== written) return undefined;
	if (time === undefined) return { ms: midnight, hasTime: false };
	const seconds = secondsOfDay(time);
	if (seconds === undefined) return undefined;
	return { ms: midnight + seconds * 1_000 - offsetMs(zone), hasTime: true };
}

function secondsOfDay(time: string): number | undefined {
	const parts = TIME.exec(time);
	if (!parts) return undefined;
	const [, hours = '', minutes = '', seconds = '0', half] = parts;
	const isTwelve = half !== undefined;
	const hour = isTwelve ? (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(hours);
	const isReal =
		(isTwelve ? Number(hours) >= 1 && Number(hours) <= 12 : hour < 24) && Number(minutes) < 60 && Number(seconds) < 60;
	return isReal ? (hour * 60 + Number(minutes)) * 60 + Number(seconds) : undefined;
}

function offsetMs(zone: string | undefined): number {
	if (zone === undefined || zone === 'Z') return 0;
	const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
	const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
	return zone.startsWith('-') ? -size : size;
}
