import { isoOf } from './dates/day';
import type { Json } from './items/path';
import type { Hint } from './tally';
import { renewalDaysOf, type RenewalWindow } from './window';

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/**
 * Compares the window with the days that a vendor node requested for its rows: renewals on other days are missing, and
 * nothing else shows this.
 */
export class Requested {
	private readonly short = new Map<string, Hint>();
	private last: { json: Json; window: RenewalWindow } | undefined;

	/** @param json a row with `requestedFrom` and `requestedUntil` */
	note(json: Json, window: RenewalWindow): void {
		const { vendor, requestedFrom, requestedUntil } = json;
		const { last } = this;
		this.last = { json, window };
		const isSame =
			last?.window === window &&
			last.json.vendor === vendor &&
			last.json.requestedFrom === requestedFrom &&
			last.json.requestedUntil === requestedUntil;
		if (isSame || !isDay(requestedFrom) || !isDay(requestedUntil)) return;
		const days = renewalDaysOf(window);
		const [from, until] = [isoOf(days.from), isoOf(days.to)];
		const whose = typeof vendor === 'string' && vendor !== '' ? vendor : 'the vendor';
		if (until > requestedUntil) {
			this.add(
				`This window ends on ${until}, but ${whose} was only asked for renewals until ${requestedUntil}: later ones are missing. Raise Days Ahead in that node.`,
			);
		}
		if (from < requestedFrom) {
			this.add(
				`This window starts on ${from}, but ${whose} was only asked for renewals from ${requestedFrom}: earlier ones are missing. Raise Days Back in that node.`,
			);
		}
	}

	hints(): Iterable<Hint> {
		return this.short.values();
	}

	private add(text: string): void {
		this.short.set(text, { kind: 'warning', text });
	}
}
