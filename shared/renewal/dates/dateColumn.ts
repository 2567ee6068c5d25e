import { heldIn } from '../items/held';
import { ColumnEvidence, isTyped, swapped } from './columnEvidence';
import type { Day } from './day';
import { readDate, type DateFormat, type DateReading } from './readDate';
import { inWords, readingOf } from './reading';

const MOST_KNOWN = 20_000;

type DayReading = DateReading & { kind: 'day' };

/**
 * Dates that were written in the same way, such as a column of a sheet or a field of a vendor's list. They settle each
 * other: a `25/04/2027` among them shows how `03/04/2027` is meant, and where every instant is midnight UTC, all are
 * days. Look at all of them first, then read: what {@link look} returns is provisional.
 */
export class DateColumn {
	readonly evidence = new ColumnEvidence();
	private vendorFormat: DateFormat | undefined;
	/** A million renewals fall on a few thousand days: each text or number is read once. */
	private readonly looked = new Map<unknown, DateReading>();
	private readonly ordered = new Map<unknown, DateReading>();
	private orderOfOrdered: DateFormat | undefined;

	/** @param zone IANA zone in which instants are cut to calendar days */
	constructor(
		private readonly format: DateFormat,
		private readonly zone: string,
	) {}

	/** Reads a date on its own, and records what it shows about the others. */
	look(value: unknown): DateReading {
		const known = this.looked.get(value);
		if (known !== undefined) return known;
		const reading = readDate(value, { format: this.format, zone: this.zone });
		this.evidence.note(heldIn(value), reading);
		// Objects are not equal to each other, and may change.
		if (typeof value !== 'object' && this.looked.size < MOST_KNOWN) this.looked.set(value, reading);
		return reading;
	}

	/** Whether nothing seen so far shows the order; contradicting dates show none. */
	get isOpen(): boolean {
		return this.order === undefined;
	}

	/** The vendor's own date format; observed dates weigh more. */
	learn(format: DateFormat | undefined): void {
		this.vendorFormat = format;
	}

	/** Reads a date, given all dates seen so far. */
	read(value: unknown): DateReading {
		const reading = this.look(value);
		if (reading.kind === 'ambiguous') return this.readInOrder(value) ?? reading;
		if (reading.kind === 'unreadable') return (reading.isOrderOpen && this.readInOrder(value)) || reading;
		return reading.kind === 'day' ? this.readDay(value, reading) : reading;
	}

	/**
	 * Every day that a date may turn out to be once all are seen; none for one that is missing or unreadable. For lists
	 * that are not read to their end.
	 */
	possibleDays(value: unknown): Day[] {
		const readings = [this.look(value), this.read(value)];
		const days = readings.flatMap((reading) => {
			if (reading.kind === 'ambiguous') return [reading.dayFirst, reading.monthFirst];
			if (reading.kind !== 'day') return [];
			// Read as a day of another clock, an instant is at most a day off.
			const slack = reading.epochMs === undefined ? 0 : 1;
			return [reading.day - slack, reading.day, reading.day + slack];
		});
		return [...new Set(days)];
	}

	private get order(): DateFormat | undefined {
		return this.evidence.order ?? this.vendorFormat;
	}

	private readInOrder(value: unknown): DateReading | undefined {
		const { order, zone, ordered } = this;
		if (order === undefined) return undefined;
		if (this.orderOfOrdered !== order) ordered.clear();
		this.orderOfOrdered = order;
		const known = ordered.get(value);
		if (known !== undefined) return known;
		const reading = readDate(value, { format: order, zone });
		if (ordered.size < MOST_KNOWN) ordered.set(value, reading);
		return reading;
	}

	private readDay(value: unknown, reading: DayReading): DateReading {
		const day = (reading.epochMs === undefined ? undefined : this.evidence.dayOf(reading.epochMs)) ?? reading.day;
		if (this.evidence.isSwapped && isTyped(value, reading)) return this.readSwapped(day);
		return day === reading.day ? reading : readingOf(day, String(value));
	}

	/** A date value in which a file reader may have swapped day and month stays ambiguous. */
	private readSwapped(day: Day): DateReading {
		const other = swapped(day);
		if (other === undefined || other === day) return { kind: 'day', day };
		const [dayFirst, monthFirst] = this.evidence.order === 'dayFirst' ? [other, day] : [day, other];
		const reason = `${inWords(day)} can be ${inWords(other)}: the file reader seems to have swapped day and month`;
		return { kind: 'ambiguous', reason, dayFirst, monthFirst };
	}
}
