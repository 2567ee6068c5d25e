import { readDate, type DateFormat, type DateReading } from './readDate';
import { orderShownBy } from './textDate';

const MOST_LOOKED = 20_000;

/**
 * Dates that were written by one hand, such as a column of a sheet or a field of a vendor's list. Whether `03/04/2027`
 * puts the day or the month first is settled by the others: a `25/04/2027` among them can be read in one way only.
 */
export class DateColumn {
	private readonly seen = new Set<'dayFirst' | 'monthFirst'>();
	private told: DateFormat | undefined;
	/** A million renewals fall on a few thousand days: each text is read once. */
	private readonly looked = new Map<string, DateReading>();

	/** @param zone IANA zone in which instants are cut to calendar days */
	constructor(
		private readonly format: DateFormat,
		private readonly zone: string,
	) {}

	/** Reads a date at sight, and takes note of what it shows of the order. */
	look(value: unknown): DateReading {
		const { format, zone } = this;
		if (typeof value !== 'string') return readDate(value, { format, zone });
		const known = this.looked.get(value);
		if (known !== undefined) return known;
		const order = format === 'auto' ? orderShownBy(value) : undefined;
		if (order !== undefined) this.seen.add(order);
		const reading = readDate(value, { format, zone });
		if (this.looked.size < MOST_LOOKED) this.looked.set(value, reading);
		return reading;
	}

	/** Whether nothing seen so far tells the order; contradicting dates tell none. */
	get isOpen(): boolean {
		return this.order === undefined;
	}

	/** The vendor's own word for how it writes dates; what was seen weighs more. */
	learn(format: DateFormat | undefined): void {
		this.told = format;
	}

	/** Reads a date in the light of all that were seen. */
	read(value: unknown): DateReading {
		const { zone, order } = this;
		const reading = this.look(value);
		return reading.kind === 'ambiguous' && order !== undefined ? readDate(value, { format: order, zone }) : reading;
	}

	private get order(): DateFormat | undefined {
		return this.seen.size === 1 ? [...this.seen][0] : this.told;
	}
}
