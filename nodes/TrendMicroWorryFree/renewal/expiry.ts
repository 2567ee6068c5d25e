import { firstOf } from '../../../shared/engine/differs';
import type { Upcoming } from '../../../shared/renewal/dueRenewals';
import { isoOf, isZone } from '../../../shared/renewal/dates/day';
import { readDate } from '../../../shared/renewal/dates/readDate';
import type { CustomerRow } from '../api/contracts';

/** Number of unknown time zones that the hint names. */
const NAMED = 3;

/**
 * The days on which licenses end. Trend Micro's own sample ends a license of a customer in Asia/Taipei at
 * `2013-06-01T15:59:59Z`, which is 23:59:59 there: the day is the customer's, not the reader's.
 */
export class LocalExpiry {
	private readonly unknown = new Set<string>();
	/** Whether a text names a time zone. */
	private readonly known = new Map<string, boolean>();

	constructor(
		private readonly upcoming: Pick<Upcoming, 'format' | 'window'>,
		private readonly zone: 'customer' | 'workflow',
	) {}

	/** The day in the customer's time zone, `YYYY-MM-DD`; as Trend Micro writes it if the day is unknown. */
	dateOf(row: CustomerRow): unknown {
		if (this.zone === 'workflow' || !this.isKnown(zoneOf(row))) return row.expire;
		const reading = readDate(row.expire, { format: this.upcoming.format, zone: zoneOf(row) });
		return reading.kind === 'day' ? isoOf(reading.day) : row.expire;
	}

	/** Like `dateOf`, for a renewal that may be due: a time zone that cannot be used matters then. */
	dueDateOf(row: CustomerRow): unknown {
		if (this.zone === 'customer' && !this.isKnown(zoneOf(row))) this.unknown.add(zoneOf(row));
		return this.dateOf(row);
	}

	/** A hint about customers without a usable time zone. */
	get hint(): string | undefined {
		if (this.unknown.size === 0) return undefined;
		const names = [...this.unknown].map((name) => (name === '' ? 'no time zone' : `"${name}"`));
		return `the time zone of some customers is unknown (${firstOf(names, NAMED)}), so their expiry days are those of ${this.upcoming.window.zone}.`;
	}

	private isKnown(zone: string): boolean {
		const known = this.known.get(zone) ?? isZone(zone);
		this.known.set(zone, known);
		return known;
	}
}

const zoneOf = ({ time_zone: zone }: CustomerRow): string => zone?.trim() ?? '';
