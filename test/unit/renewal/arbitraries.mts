import fc from 'fast-check';
import { DateTime } from 'luxon';

import type { Day } from '../../../shared/renewal/dates/day';

/** Zones at the ends of the world, with odd offsets, with changes at midnight, with a skipped day. */
export const ZONES = [
	'UTC',
	'Europe/Berlin',
	'America/Los_Angeles',
	'Pacific/Kiritimati',
	'Etc/GMT+12',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'America/Sao_Paulo',
	'Africa/Cairo',
	'Asia/Beirut',
	'America/Santiago',
	'Pacific/Apia',
	'America/St_Johns',
	'Asia/Gaza',
	'Africa/Casablanca',
];

export const DAY_MS = 86_400_000;

export const zones = fc.constantFrom(...ZONES);

/** 1971 to 2100: every renewal, and every rule of the zones above. */
export const instants = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2100, 11, 31) });

/** 1990-01-01 to 2080-12-31: dates after 2100 are not read, and tests move them some years ahead. */
export const days = fc.integer({ min: 7305, max: 40_542 });

/** The day as luxon sees it, at midnight UTC, for writing it in other formats. */
export function luxonDay(day: Day): DateTime {
	return DateTime.fromMillis(day * DAY_MS, { zone: 'utc', locale: 'en-US' });
}

/** The calendar day that luxon's clock shows in a zone. */
export function luxonDayOfInstant(epochMs: number, zone: string): Day {
	const { year, month, day } = DateTime.fromMillis(epochMs, { zone });
	return DateTime.utc(year, month, day).toMillis() / DAY_MS;
}
