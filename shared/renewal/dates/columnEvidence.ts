import { calendarDateOf, dayByOwnClock, dayByUtc, dayFrom } from './day';
import type { Day } from './day';
import { DAYS_TO_1904, dayOfSerial, isSpreadsheetSerial } from './numberDate';
import type { DateReading } from './reading';
import { orderShownBy } from './textDate';

export type ShownOrder = 'dayFirst' | 'monthFirst';

/** In whose zone the instants of a column are at midnight. */
export type DayClock = 'utc' | 'process';

/**
 * What the values of one column show about how they were written: the order of day and month, whether instants are
 * really days, whether a file reader swapped days and months, whether serials count from 1904.
 */
export class ColumnEvidence {
	private readonly shown = new Map<ShownOrder, string>();
	private hasOpenText = false;
	private isAtUtcEdge = true;
	private isAtOwnEdge = true;
	private hasShiftedDay = false;
	private hasTyped = false;
	private hasTypedAbove12 = false;
	private hasSerial = false;
	private firstSerial = Infinity;
	private lastSerial = -Infinity;

	/** Takes note of a value and of what it reads as on its own. */
	note(value: unknown, reading: DateReading): void {
		if (typeof value === 'string') this.noteOrder(value, reading);
		if (reading.kind !== 'day') return;
		if (reading.epochMs !== undefined) this.noteInstant(reading.epochMs, reading.day);
		const serial = serialIn(value);
		if (serial !== undefined) {
			this.hasSerial = true;
			this.firstSerial = Math.min(this.firstSerial, serial);
			this.lastSerial = Math.max(this.lastSerial, serial);
		}
		if (isTyped(value, reading)) this.noteTyped(reading);
	}

	/** The order of day and month that the texts show; `undefined` when none does, or when they contradict each other. */
	get order(): ShownOrder | undefined {
		return this.shown.size === 1 ? [...this.shown.keys()][0] : undefined;
	}

	/** The first text that shows each order: `25/12/2026` shows that days come first. */
	get shownBy(): ReadonlyMap<ShownOrder, string> {
		return this.shown;
	}

	/** Whose days the instants are, if each of them is the first or last second of a day; `utc` if there are none. */
	get dayClock(): DayClock | undefined {
		if (this.isAtUtcEdge) return 'utc';
		return this.isAtOwnEdge ? 'process' : undefined;
	}

	/** Whether reading instants as days gives another day than the time zone would. */
	get changesDays(): boolean {
		return this.dayClock !== undefined && this.hasShiftedDay;
	}

	/** Whether an instant at the start or end of a day would be a different day if the others were too. */
	get mayChangeDays(): boolean {
		return this.hasShiftedDay;
	}

	/** Whether texts that begin with the day or month are mixed with date values or serials. */
	get isMixed(): boolean {
		return this.hasTyped && (this.shown.size > 0 || this.hasOpenText);
	}

	/**
	 * Whether a file reader turned the texts that it could into dates, month first, and left those with a day above 12:
	 * then all texts have a day above 12 and all date values a day up to 12, with day and month swapped.
	 */
	get isSwapped(): boolean {
		return this.hasTyped && !this.hasTypedAbove12 && this.order !== undefined && !this.hasOpenText;
	}

	/** Whether all serials are over a year past when counted from 1900, but near or ahead when counted from 1904. */
	countsFrom1904(today: Day): boolean {
		const yearAgo = today - 366;
		const isFarPast = this.hasSerial && dayOfSerial(this.lastSerial) < yearAgo;
		return isFarPast && dayOfSerial(this.firstSerial) + DAYS_TO_1904 >= yearAgo;
	}

	/** What an instant of this column says, given all others. */
	dayOf(epochMs: number): Day | undefined {
		const { dayClock } = this;
		if (dayClock === undefined) return undefined;
		return dayClock === 'utc' ? dayByUtc(epochMs) : dayByOwnClock(epochMs);
	}

	private noteOrder(text: string, reading: DateReading): void {
		const order = orderShownBy(text);
		if (order !== undefined) {
			if (!this.shown.has(order)) this.shown.set(order, text);
		} else if (reading.kind === 'ambiguous' || (reading.kind === 'unreadable' && reading.isOrderOpen === true)) {
			this.hasOpenText = true;
		}
	}

	private noteInstant(epochMs: number, day: Day): void {
		const utc = dayByUtc(epochMs);
		const own = dayByOwnClock(epochMs);
		if (utc === undefined) this.isAtUtcEdge = false;
		if (own === undefined) this.isAtOwnEdge = false;
		if ((utc ?? own ?? day) !== day) this.hasShiftedDay = true;
	}

	private noteTyped({ day, epochMs }: DateReading & { kind: 'day' }): void {
		this.hasTyped = true;
		const written = epochMs === undefined ? day : (dayByUtc(epochMs) ?? day);
		if (calendarDateOf(written).date > 12) this.hasTypedAbove12 = true;
	}
}

function serialIn(value: unknown): number | undefined {
	const isWritten = typeof value === 'number' || typeof value === 'string';
	const serial = isWritten ? Number(String(value).replace(',', '.')) : NaN;
	return isSpreadsheetSerial(serial) ? serial : undefined;
}

/** Whether a value was a date before it became JSON (a date object, an instant, a serial), not a day written as text. */
export function isTyped(value: unknown, reading: DateReading & { kind: 'day' }): boolean {
	const isMoment = typeof value === 'object' && value !== null && ('getTime' in value || 'toMillis' in value);
	return isMoment || reading.epochMs !== undefined || serialIn(value) !== undefined;
}

/** The same day with its numbers of day and month swapped; `undefined` when there is none. */
export function swapped(day: Day): Day | undefined {
	const { year, month, date } = calendarDateOf(day);
	return dayFrom(year, date, month);
}
