import { createHash } from 'node:crypto';

import ical, {
	ICalAlarmType,
	ICalCalendarMethod,
	ICalEvent,
	ICalEventTransparency,
	type ICalEventData,
} from 'ical-generator';

import { DAY_MS, type Day } from '../../../shared/renewal/dates/day';
import { identityOf } from '../../../shared/renewal/items/identity';
import type { Digest } from '../digest/digest';
import { lineOf, tellApart, type Line } from '../digest/lines';

export interface CalendarSettings {
	/** `''` for the usual one */
	name: string;
	/** The moment of writing, as epoch milliseconds. */
	now: number;
	/** Days before the day at which to remind, at 09:00; `undefined` for no reminder. */
	remindDaysBefore: number | undefined;
	/** Whether the day by which to decide is an event of its own. */
	hasDeadlines: boolean;
}

export interface WrittenCalendar {
	/** RFC 5545, with CRLF */
	ics: string;
	events: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_SECONDS = 86_400;
const NINE_O_CLOCK_SECONDS = 9 * 3_600;
/** A hint to clients that subscribe; they ask again when they want to. */
const REFRESH_SECONDS = 12 * 3_600;
/** One calendar with every renewal of a digest, each on its day. */
export function calendar(digest: Digest, settings: CalendarSettings): WrittenCalendar {
	const ids = new UniqueIds();
	const events = [
		...missingEvent(digest),
		...linesOf(digest).flatMap((line) => eventsOf(line, { digest, settings, ids })),
	];
	return { ics: written(events, digest, settings), events: events.length };
}

function linesOf({ rows, columns, language }: Digest): Line[] {
	const shown = columns.filter(({ known, label }) => known !== 'renewalDate' || label !== undefined);
	const lines = rows.map((row) => lineOf(row, shown, undefined, language));
	tellApart(lines, language);
	return lines;
}

type Event = Pick<ICalEventData, 'id' | 'start' | 'end' | 'summary' | 'description' | 'alarms'>;

/**
 * SEQUENCE must rise when an event changes, and there is nothing to remember the last one by. Minutes since 1970 rise
 * with every run, whether something changed or not; for an event without attendees a higher number has no effect.
 */
const common = ({ now }: CalendarSettings): Partial<ICalEventData> => ({
	allDay: true,
	transparency: ICalEventTransparency.TRANSPARENT,
	stamp: new Date(Math.floor(now / SECOND_MS) * SECOND_MS),
	sequence: Math.floor(now / MINUTE_MS),
});

/** The end of a day is the beginning of the next: RFC 5545 does not include it. */
const onDay = (day: Day) => ({ start: new Date(day * DAY_MS), end: new Date((day + 1) * DAY_MS) });

function eventsOf(
	{ row, facts }: Line,
	{ digest, settings, ids }: { digest: Digest; settings: CalendarSettings; ids: UniqueIds },
): Event[] {
	const { language } = digest;
	const id = ids.of(identityOf(row.json), row.day);
	const [first = '', ...others] = facts.map(({ text }) => text);
	const about = [first, ...others.slice(0, 2)].join(' · ');
	const description = [first, ...others].join('\n');
	const alarms = alarmsOf(settings.remindDaysBefore, about);
	const renewal = {
		id: `${id}@reseller-renewals`,
		...onDay(row.day),
		summary: `${language.say('renewal')}: ${about}`,
		description,
		alarms,
	};
	if (!settings.hasDeadlines || row.deadline === undefined) return [renewal];
	const deadline = {
		id: `${id}-decide@reseller-renewals`,
		...onDay(row.deadline),
		summary: `${language.say('decide')}: ${about}`,
		description: `${description}\n${language.column('renewalDate')}: ${language.date(row.day)}`,
		alarms,
	};
	return [renewal, deadline];
}

/** An alarm counts from midnight, at which the day begins. */
const alarmsOf = (days: number | undefined, description: string): ICalEventData['alarms'] =>
	days === undefined
		? undefined
		: [
				days === 0
					? { type: ICalAlarmType.display, triggerAfter: NINE_O_CLOCK_SECONDS, description }
					: { type: ICalAlarmType.display, trigger: days * DAY_SECONDS - NINE_O_CLOCK_SECONDS, description },
			];

/**
 * A calendar has no place for what could not be read but an event. Without it, a subscriber would see the renewals of
 * a vendor vanish without a word.
 */
function missingEvent({ language, today, missing, undated }: Digest): Event[] {
	if (missing.length + undated.length === 0) return [];
	return [
		{
			id: 'missing@reseller-renewals',
			...onDay(today),
			summary: language.say(missing.length > 0 ? 'missing' : 'noValidDate'),
			description: [...missing, ...undated.map((note) => `${language.say('noValidDate')}: ${note}`)].join('\n'),
		},
	];
}

/**
 * UIDs that stay the same for the same renewal, so that a second import updates the first. The date is no part of
 * them: a renewal whose date moves must move, and not stand in the calendar twice.
 */
class UniqueIds {
	private readonly used = new Map<string, number>();

	of(identity: string, day: Day): string {
		const plain = this.hash(identity);
		if (!this.used.has(plain)) {
			this.used.set(plain, 1);
			return plain;
		}
		const dated = this.hash(`${identity} ${day}`);
		const count = (this.used.get(dated) ?? 0) + 1;
		this.used.set(dated, count);
		return count === 1 ? dated : `${dated}-${count}`;
	}

	private hash(text: string): string {
		return createHash('sha256').update(text).digest('hex').slice(0, 32);
	}
}

function written(events: readonly Event[], { language }: Digest, settings: CalendarSettings): string {
	const calendar_ = ical({
		name: escapedName(settings.name || language.say('calendarName')),
		prodId: { company: 'n8n-nodes-reseller-renewals', product: 'Renewal Digest', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: REFRESH_SECONDS,
	});
	const frame = calendar_.toString();
	const end = frame.lastIndexOf('END:VCALENDAR');
	const shared = common(settings);
	const written_ = events.map((event) => folded(new ICalEvent({ ...shared, ...event }, calendar_).toString()));
	return `${frame.slice(0, end)}${written_.join('')}END:VCALENDAR\r\n`;
}

/** Octets that a line may have, without the blank that continues it. */
const LINE_OCTETS = 74;

/**
 * Lines of at most 75 octets, as RFC 5545 wants them, never cut within a character. ical-generator folds a calendar as
 * a whole, character by character, which takes longer than everything else.
 */
function folded(lines: string): string {
	return lines
		.split('\r\n')
		.map((line) => {
			const bytes = Buffer.from(line);
			if (bytes.length <= LINE_OCTETS) return line;
			const parts: string[] = [];
			for (let from = 0; from < bytes.length; ) {
				let to = Math.min(bytes.length, from + LINE_OCTETS);
				// 10xxxxxx goes on with a character.
				while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
				parts.push(bytes.toString('utf8', from, to));
				from = to;
			}
			return parts.join('\r\n ');
		})
		.join('\r\n');
}

/** ical-generator escapes the texts of events, but not the name of the calendar. */
const escapedName = (name: string): string => name.replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&');
