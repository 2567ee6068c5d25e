import { columnNotes } from './dates/columnNotes';
import { DateColumn } from './dates/dateColumn';
import type { DateFormat, DateReading } from './dates/readDate';
import type { Hint } from './tally';
import { isInWindow, type RenewalWindow } from './window';
import { counted } from './wording';

/** Asks the vendor how it writes dates; `undefined` when it does not say. */
export type AskFormat = () => Promise<DateFormat | undefined>;

/** Asks the vendor how it writes dates, if some can be read in two ways and no other date decides. */
export async function settleOrder(
	column: DateColumn,
	dates: readonly unknown[],
	askVendor: AskFormat | undefined,
): Promise<void> {
	if (!column.isOpen || !dates.some((date) => column.read(date).kind === 'ambiguous')) return;
	column.learn(await askVendor?.());
}

const ORDERS = { dayFirst: 'day first', monthFirst: 'month first' } as const;

/**
 * The dates of one field from one source. They settle for each other whether days or months come first, and whether
 * instants are calendar days; the outcome is reported. Look at all of them first, then read.
 */
export class SourceDates {
	readonly column: DateColumn;
	private readonly settled = { dayFirst: 0, monthFirst: 0 };
	private movedOut = 0;
	private overdue = 0;

	/** @param field as the items spell it, for hints */
	constructor(
		private readonly field: string,
		format: DateFormat,
		private readonly window: RenewalWindow,
	) {
		this.column = new DateColumn(format, window.zone);
	}

	/** Reads a date, given all others. */
	read(value: unknown): DateReading {
		const alone = this.column.look(value);
		const reading = this.column.read(value);
		if (alone.kind === 'ambiguous' && reading.kind === 'day') {
			const isDayFirst = reading.day === alone.dayFirst;
			this.settled[isDayFirst ? 'dayFirst' : 'monthFirst'] += 1;
			this.compare(reading.day, isDayFirst ? alone.monthFirst : alone.dayFirst);
		}
		return reading;
	}

	/** Hints on how these dates were read. */
	*hints(): Generator<Hint> {
		const { evidence } = this.column;
		for (const order of ['dayFirst', 'monthFirst'] as const) {
			const count = this.settled[order];
			if (count === 0) continue;
			const example = evidence.shownBy.get(order) ?? '';
			const text = `${counted(count, 'date')} in ${this.field}: read ${ORDERS[order]}, because of "${example}".`;
			const harm = this.harm();
			yield harm === '' ? { kind: 'info', text } : { kind: 'warning', text: `${text} ${harm}` };
		}
		for (const { level, text } of columnNotes(evidence, this.field, this.window)) yield { kind: level, text };
	}

	/** Records the effect of the order of day and month: a renewal that may be due and is no longer seen. */
	private compare(day: number, other: number): void {
		if (isInWindow(other, this.window) && !isInWindow(day, this.window)) this.movedOut += 1;
		if (day < this.window.today && other >= this.window.today) this.overdue += 1;
	}

	private harm(): string {
		if (this.movedOut === 0 && this.overdue === 0) return '';
		const effects = [
			...(this.movedOut > 0 ? [`${this.movedOut} would be in the window`] : []),
			...(this.overdue > 0 ? [`${this.overdue} would not be overdue`] : []),
		];
		return `Read the other way, ${effects.join(' and ')}. Set Date Format if that is right.`;
	}
}
