import { addMonthsTo } from '../dates/day';
import type { Day } from '../dates/day';
import { heldIn } from './held';
import { NUMBER, periodTextIn, readPeriod, unitNamed, type Period } from './period';
import { folded, isPlaceholder, remembering } from './words';

/** What a field says about the notice period. A `reason` is a clause without full stop that quotes the value. */
export type NoticeReading =
	| { kind: 'period'; period: Period }
	| { kind: 'missing' }
	| { kind: 'unreadable'; reason: string };

const LONGEST_DAYS = 3650;
const LONGEST_SHOWN = 40;

const AT_LEAST = /^(?:at least|min(?:imum|\.)?|mindestens|mind\.|au moins|al menos|almeno|minstens|pelo menos) /;
const CALENDAR = / (?:calendar|kalender|calendaires?|naturales|corridos)(?= )/g;
/** Words that may follow a period without changing it. "To the end of the quarter" does change it. */
const BEHIND = new RegExp(
	[
		"^(?:['’]s?)?",
		'(?: (?:written |de |di |of )?(?:notice|prior|preavis|preaviso|preavviso|aviso|antelacion|kundigungsfrist|frist|opzegtermijn|calendaires|naturales|corridos))?',
		'(?: (?:period|before|in advance|prior to|vor|bis zum|zum|avant|antes de|prima della?|voor|previo))?',
		'(?: (?:the |der |dem |l.|la |le |el |il )?(?:renewal|expiry|expiration|end(?: of (?:the )?(?:term|contract))?|ablauf|vertragsablauf|vertragsende|laufzeitende|ende(?: der laufzeit| des vertrag(?:e?)s)?|renouvellement|rinnovo|renovacion|renovacao|einde(?: van het contract)?|verlangerung|echeance|scadenza|vencimiento))?',
		'(?: date)?[.]?$',
	].join(''),
);

function textIn(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'string') return String(value);
	if (typeof value !== 'object' || value === null) return undefined;
	const held = heldIn(value);
	return periodTextIn(value) ?? (held === value ? undefined : textIn(held));
}

/**
 * Reads a notice period: a number, `30 days`, `3 months`, `P3M`, `3M`, `1Q`, `3 Monate`, `6 Wochen`, `deux mois`.
 * What changes its end, like "to the end of the quarter" or working days, is *unreadable*: a shorter period would put
 * the deadline too late.
 * @param field the field's name, which may say what a bare number counts: `Notice (Months)`; days otherwise
 */
export function readNotice(value: unknown, field = ''): NoticeReading {
	// 0 is a period: it ends on the day of the renewal.
	const held = heldIn(value);
	if (isPlaceholder(held) && !/^0+$/.test(String(held).trim())) return { kind: 'missing' };
	const text = textIn(value)?.trim();
	const isBare = text !== undefined && NUMBER.test(text);
	const period = text === undefined ? undefined : periodIn(isBare ? `${text} ${unitNamed(field) ?? 'days'}` : text);
	if (period !== undefined) return { kind: 'period', period };
	const shown = text === undefined ? 'an object' : `"${text.slice(0, LONGEST_SHOWN)}"`;
	return { kind: 'unreadable', reason: `${shown} is not a notice period like 30 days, 3 months or P3M` };
}

const periodIn = remembering((text): Period | undefined => {
	const bare = folded(text).replace(AT_LEAST, '').replace(CALENDAR, ' ');
	const found = readPeriod(bare, 'days');
	if (found === undefined || !BEHIND.test(found.rest)) return undefined;
	const { months, days } = found.period;
	return months * 30 + days <= LONGEST_DAYS ? found.period : undefined;
});

/**
 * How many days before a renewal the notice period ends. Months are calendar months, and the day is at most the last of
 * the month: 3 months before 31 May is 28 February.
 */
export function noticeDaysBefore(day: Day, { months, days }: Period): number {
	return day - (months === 0 ? day : addMonthsTo(day, -months)) + days;
}
