import { hash } from 'node:crypto';

import ical, {
	escape,
	ICalAlarmType,
	ICalCalendarMethod,
	ICalEvent,
	ICalEventTransparency,
	type ICalAlarmData,
	type ICalCalendar,
	type ICalEventData,
} from 'ical-generator';

import { DAY_MS, isoOf, type Day } from '../../../shared/renewal/dates/day';
import { Identification } from '../../../shared/renewal/items/identity';
import type { Digest } from '../digest/digest';
import { lineOf, tellApart, type Line } from '../digest/lines';
import type { Row } from '../rows/rows';

export interface CalendarSettings {
	/** Whether the title of the digest was chosen, and names the calendar. */
	hasTitle: boolean;
	/** The moment of writing, as epoch milliseconds. */
	now: number;
	/** Days before the event to show a reminder, at 09:00; `undefined` for no reminder. */
	remindDaysBefore: number | undefined;
	/** Whether each decision deadline is a separate event. */
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
	const frame = ical({
		name: escapedName(settings.hasTitle ? digest.title : digest.language.say('calendarName')),
		prodId: { company: 'n8n-nodes-reseller-renewals', product: 'Renewal Digest', language: 'EN' },
		method: ICalCalendarMethod.PUBLISH,
		ttl: REFRESH_SECONDS,
	});
	const text = frame.toString();
	const end = text.lastIndexOf('END:VCALENDAR');
	const lines = [text.slice(0, end).trimEnd()];
	let events = 0;
	const add = (template: Template, added: Event[]) => {
		for (const event of added) template.write(event, lines);
		events += added.length;
	};
	add(new Template(frame, settings.now, undefined), missingEvent(digest));
	const renewals = new Template(frame, settings.now, settings.remindDaysBefore);
	const ids = new UniqueIds();
	for (const line of linesOf(digest)) add(renewals, eventsOf(line, { digest, settings, ids }));
	lines.push(text.slice(end).trimEnd(), '');
	// Joined once, because a text that grows piece by piece keeps all its pieces in memory.
	return { ics: lines.join('\r\n'), events };
}

function linesOf({ rows, columns, language }: Digest): Line[] {
	const shown = columns.filter(({ known, label }) => known !== 'renewalDate' || label !== undefined);
	const lines = rows.map((row) => lineOf(row, shown, undefined, language));
	tellApart(lines, language);
	return lines;
}

interface Event {
	id: string;
	day: Day;
	summary: string;
	description: string;
	/** What a reminder says. */
	reminder: string;
}

type Filled = 'id' | 'summary' | 'description' | 'reminder' | 'start' | 'end';
/** Placeholders for an event's own texts in the event that is written once. Nothing in them has to be escaped. */
const mark = (name: Filled) => `<<${name}>>`;
const MARK = /<<(\w+)>>/;

/** Lines that are always the same, or one line in which something is filled in. */
type TemplatePart = string | { before: string; filled: Filled; after: string };

/**
 * An event as ical-generator writes it, with other texts and days filled in: there may be a hundred thousand, and they
 * differ only in these.
 */
class Template {
	private readonly parts: TemplatePart[] = [];

	/**
	 * SEQUENCE must rise when an event changes, and the node cannot remember the last one. Minutes since 1970 rise with
	 * every run, whether something changed or not; for an event without attendees a higher number has no effect.
	 */
	constructor(calendar: ICalCalendar, now: number, remindDaysBefore: number | undefined) {
		const data: ICalEventData = {
			id: mark('id'),
			allDay: true,
			start: new Date(0),
			end: new Date(DAY_MS),
			summary: mark('summary'),
			description: mark('description'),
			transparency: ICalEventTransparency.TRANSPARENT,
			stamp: new Date(Math.floor(now / SECOND_MS) * SECOND_MS),
			sequence: Math.floor(now / MINUTE_MS),
		};
		const event = new ICalEvent(data, calendar);
		if (remindDaysBefore !== undefined) {
			event.createAlarm({ ...alarmOf(remindDaysBefore), description: mark('reminder') });
		}
		const text = event
			.toString()
			.replace(`DATE:${compactDay(0)}`, `DATE:${mark('start')}`)
			.replace(`DATE:${compactDay(1)}`, `DATE:${mark('end')}`);
		for (const line of text.trimEnd().split('\r\n')) this.add(line);
	}

	private add(line: string): void {
		const [before = '', filled, after = ''] = line.split(MARK);
		const last = this.parts.at(-1);
		if (filled !== undefined) this.parts.push({ before, filled: filled as Filled, after });
		else if (typeof last === 'string') this.parts[this.parts.length - 1] = `${last}\r\n${line}`;
		else this.parts.push(line);
	}

	/** Adds an event to the lines of a calendar. */
	write(event: Event, lines: string[]): void {
		for (const part of this.parts) {
			if (typeof part === 'string') lines.push(part);
			else lines.push(foldedLine(part.before + valueIn(event, part.filled) + part.after));
		}
	}
}

function valueIn(event: Event, filled: Filled): string {
	switch (filled) {
		case 'id':
			return event.id;
		case 'start':
			return compactDay(event.day);
		case 'end':
			// The end of a day is the beginning of the next: RFC 5545 does not include it.
			return compactDay(event.day + 1);
		default:
			return escape(event[filled], false);
	}
}

const compactDay = (day: Day): string => isoOf(day).replaceAll('-', '');

/** An alarm counts from midnight, at which the day begins. */
const alarmOf = (days: number): ICalAlarmData =>
	days === 0
		? { type: ICalAlarmType.display, triggerAfter: NINE_O_CLOCK_SECONDS }
		: { type: ICalAlarmType.display, trigger: days * DAY_SECONDS - NINE_O_CLOCK_SECONDS };

function eventsOf(
	{ row, facts }: Line,
	{ digest, settings, ids }: { digest: Digest; settings: CalendarSettings; ids: UniqueIds },
): Event[] {
	const { language } = digest;
	const id = ids.of(row);
	const texts = facts.map(({ text }) => text);
	const about = texts.slice(0, 3).join(' · ');
	const description = texts.join('\n');
	const renewal = {
		id: `${id}@reseller-renewals`,
		day: row.day,
		summary: `${language.say('renewal')}: ${about}`,
		description,
		reminder: about,
	};
	if (!settings.hasDeadlines || row.deadline === undefined) return [renewal];
	const deadline = {
		id: `${id}-decide@reseller-renewals`,
		day: row.deadline,
		summary: `${language.say('decide')}: ${about}`,
		description: `${description}\n${language.column('renewalDate')}: ${language.date(row.day)}`,
		reminder: about,
	};
	return [renewal, deadline];
}

/**
 * In a calendar, only an event can say what could not be read. Without it, a subscriber would see a vendor's renewals
 * vanish without explanation.
 */
function missingEvent({ language, today, missing, undated }: Digest): Event[] {
	if (missing.length + undated.length === 0) return [];
	return [
		{
			id: 'missing@reseller-renewals',
			day: today,
			summary: language.say(missing.length > 0 ? 'missing' : 'noValidDate'),
			description: [...missing, ...undated.map((note) => `${language.say('noValidDate')}: ${note}`)].join('\n'),
			reminder: '',
		},
	];
}

/**
 * UIDs that stay the same for the same renewal, so that a second import updates the first. They do not include the
 * date, so that a renewal whose date moves does not appear in the calendar twice.
 */
class UniqueIds {
	private readonly identification = new Identification();
	private readonly used = new Map<string, number>();

	of({ json, day }: Row): string {
		const identity = this.identification.renewalOf(json);
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
		return hash('sha256', text).slice(0, 32);
	}
}

/** Octets allowed in a line, without the space that continues it. */
const LINE_OCTETS = 74;
/** No character takes more than three octets for each unit of its length, so that shorter lines need not be measured. */
const NEVER_TOO_LONG = Math.floor(LINE_OCTETS / 3);

/**
 * A line folded into pieces of at most 75 octets (RFC 5545), never cut within a character. ical-generator folds
 * character by character, which takes longer than everything else.
 */
function foldedLine(line: string): string {
	if (line.length <= NEVER_TOO_LONG) return line;
	const length = Buffer.byteLength(line);
	if (length <= LINE_OCTETS) return line;
	const parts: string[] = [];
	if (length === line.length) {
		for (let from = 0; from < length; from += LINE_OCTETS) parts.push(line.slice(from, from + LINE_OCTETS));
		return parts.join('\r\n ');
	}
	const bytes = Buffer.from(line);
	for (let from = 0; from < length; ) {
		let to = Math.min(length, from + LINE_OCTETS);
		// 10xxxxxx continues a character.
		while (to < length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to -= 1;
		parts.push(bytes.toString('utf8', from, to));
		from = to;
	}
	return parts.join('\r\n ');
}

/** ical-generator escapes the texts of events, but not the name of the calendar. */
const escapedName = (name: string): string => name.replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&');
