import { readAutoRenew, understandsAutoRenew } from './autoRenew';
import { BatchFields } from './batchFields';
import type { Day } from './dates/day';
import { readDate, type DateFormat } from './dates/readDate';
import type { Exclusions, RenewalTerms } from './exclusions';
import { readDecision } from './items/decision';
import type { Role } from './items/fieldNames';
import { heldIn } from './items/held';
import { noticeDaysBefore, readNotice } from './items/noticePeriod';
import { isObject, readPath, type Json } from './items/path';
import { readTermMonths, termUnitOf } from './items/term';
import { isPlaceholder } from './items/words';
import type { Hint } from './tally';
import type { Notice, RenewalWindow } from './window';
import { counted } from './wording';

/** The fields that can be chosen by path, in addition to the date. */
export type TermField =
	| 'autoRenewField'
	| 'termField'
	| 'statusField'
	| 'noticeField'
	| 'decisionField'
	| 'decidedDateField'
	| 'snoozeField';

/** Those of them that are found by name when no path is chosen. */
type NamedField = 'autoRenewField' | 'termField' | 'statusField';

/**
 * What an item's terms are read by. Paths lead into the item with entries in place of their lists; `''` finds by name,
 * except decisions, their dates and snoozes, which are read only if a field is named.
 */
export interface TermSettings extends Record<TermField, string> {
	window: RenewalWindow;
	/** The lists to split, outermost first. */
	lists: readonly string[];
	dateFormat: DateFormat;
	exclusions: Exclusions;
	/** Paths; by name when there are none. */
	identifyBy: readonly string[];
}

/** The entry that replaced a list in an item, if the list was split. */
function entryIn(json: Json, { lists }: Pick<TermSettings, 'lists'>): unknown {
	const list = lists.at(-1);
	return list === undefined ? undefined : readPath(json, list);
}

const LONGEST_EXAMPLE = 40;

function exampleOf(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
	return `"${text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text}"`;
}

/** What could not be understood or found, and how often. */
class Misread {
	private readonly counts = new Map<string, { count: number; example: string; outcome: string }>();
	private readonly decidedBefore = { count: 0, example: '' };

	note(what: string, value: unknown, outcome: string): void {
		const known = this.counts.get(what) ?? { count: 0, example: exampleOf(value), outcome };
		known.count += 1;
		this.counts.set(what, known);
	}

	/** A decision that was made for another renewal date. */
	noteDecidedBefore(date: unknown): void {
		this.decidedBefore.count += 1;
		this.decidedBefore.example ||= exampleOf(date);
	}

	*hints(): Generator<Hint> {
		const { count: old, example } = this.decidedBefore;
		if (old > 0) {
			const text = `Kept ${counted(old, 'item')} with a decision for another renewal date, such as ${example}.`;
			yield { kind: 'info', text };
		}
		for (const [what, { count, example, outcome }] of this.counts) {
			const text = `${counted(count, 'item')} with ${what} that could not be read, such as ${example}: ${outcome}.`;
			yield { kind: 'warning', text };
		}
	}
}

/** Enough to see what is wrong. */
const MOST_NAMED = 3;

/** Reads what items say besides their date, and records what it does not understand. */
export class TermsReader {
	private readonly entries = new BatchFields();
	/** Chosen paths by label, and whether any item has them. */
	private readonly chosen = new Map<string, { label: string; isFound: boolean }>();
	private readonly misread = new Misread();
	/** Whether any item has the fields that were looked for by name because an exclusion was added. */
	private readonly named = new Map<NamedField, boolean>();

	/**
	 * @param labels display names of the fields, for hints
	 * @param items the fields of all items, chosen by name
	 */
	constructor(
		private readonly labels: Readonly<Record<TermField | 'identifyBy', string>>,
		private readonly items: BatchFields,
	) {}

	/** Records the fields of an entry. Fields are chosen for all entries together, so look at all first. */
	look(json: Json, settings: TermSettings): void {
		if (settings.lists.length === 0) return;
		const entry = entryIn(json, settings);
		if (isObject(entry)) this.entries.look(entry);
	}

	/** Only what an exclusion needs is read; everything else counts as unknown. */
	termsOf(json: Json, day: Day, settings: TermSettings): RenewalTerms {
		const { autoRenew, minTermMonths, statuses } = settings.exclusions;
		return {
			autoRenew: autoRenew === 'none' ? 'unknown' : this.autoRenewOf(json, settings),
			termMonths: minTermMonths === 0 ? null : this.termOf(json, settings),
			status: statuses.size === 0 ? null : this.statusOf(json, settings),
			...(settings.decisionField !== '' && { decision: this.decisionOf(json, day, settings) }),
			...(settings.snoozeField !== '' && { snoozedUntil: this.snoozeOf(json, settings) }),
		};
	}

	/** The notice period of a renewal: its own, or the fixed one, or else from the decision deadline in the item. */
	noticeOf(json: Json, day: Day, settings: TermSettings): Notice {
		const own = settings.noticeField === '' ? undefined : this.ownNoticeOf(json, day, settings.noticeField);
		if (own !== undefined) return own;
		if (settings.window.noticeDays !== undefined) return settings.window.noticeDays;
		const { decisionDeadline } = json;
		if (decisionDeadline === undefined || isPlaceholder(decisionDeadline)) return undefined;
		const deadline = readDate(decisionDeadline, { format: settings.dateFormat, zone: settings.window.zone });
		if (deadline.kind === 'day') return day - deadline.day;
		if (deadline.kind === 'missing') return undefined;
		this.misread.note('a decisionDeadline', decisionDeadline, 'no decision deadline');
		return null;
	}

	private ownNoticeOf(json: Json, day: Day, field: string): Notice {
		const value = this.chosenAt(json, 'noticeField', field);
		const notice = readNotice(value, field);
		if (notice.kind === 'period') return noticeDaysBefore(day, notice.period);
		if (notice.kind === 'missing') return undefined;
		this.misread.note(`a ${this.labels.noticeField}`, value, 'no decision deadline');
		return null;
	}

	/** Records whether an item has the fields that identify it. */
	lookForIdentity(json: Json, { identifyBy }: TermSettings): void {
		for (const path of identifyBy) this.chosenAt(json, 'identifyBy', path);
	}

	/** Hints on fields that no item has, or that could not be read. */
	*hints(): Generator<Hint> {
		const missing = [...this.chosen].filter(([, { isFound }]) => !isFound);
		for (const label of new Set(missing.map(([, { label }]) => label))) {
			const paths = missing.filter(([, one]) => one.label === label).map(([path]) => `"${path}"`);
			const more = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
			const what = paths.length === 1 ? 'field' : 'fields';
			// An expression that returns the value gives another name for each item.
			const isValue = paths.length > 1 && label !== this.labels.identifyBy;
			const advice = isValue ? ' with the name of a field, not its value' : '';
			const text = `No item has the ${what} ${paths.slice(0, MOST_NAMED).join(', ')}${more}. Correct ${label}${advice}.`;
			yield { kind: 'warning', text };
		}
		for (const [setting, isFound] of this.named) {
			const label = this.labels[setting];
			const text = `No item in the window has a field with a known name for ${label}. Set ${label}.`;
			if (!isFound) yield { kind: 'warning', text };
		}
		yield* this.misread.hints();
	}

	private noteNamed(setting: NamedField, field: string): void {
		if (this.named.get(setting) !== true) this.named.set(setting, field !== '');
	}

	private autoRenewOf(json: Json, settings: TermSettings): RenewalTerms['autoRenew'] {
		const { value, field } = this.find(json, 'autoRenewField', 'autoRenew', settings);
		this.noteNamed('autoRenewField', field);
		if (!understandsAutoRenew(value)) {
			this.misread.note('an auto-renewal value', value, 'auto-renewal counts as unknown');
		}
		return readAutoRenew(value);
	}

	private termOf(json: Json, settings: TermSettings): number | null {
		const { value, field } = this.find(json, 'termField', 'term', settings);
		this.noteNamed('termField', field);
		const months = readTermMonths(value, termUnitOf(field));
		if (months === null && !isPlaceholder(heldIn(value))) this.misread.note('a term', value, 'not excluded');
		return months;
	}

	private statusOf(json: Json, settings: TermSettings): string | null {
		const { value } = this.find(json, 'statusField', 'status', settings);
		const status = textIn(value);
		if (status === undefined && !isPlaceholder(heldIn(value))) this.misread.note('a status', value, 'not excluded');
		return status ?? null;
	}

	private decisionOf(json: Json, day: Day, settings: TermSettings): string | undefined {
		const value = this.chosenAt(json, 'decisionField', settings.decisionField);
		const { state, text } = readDecision(value, settings.decisionField);
		if (state === 'unreadable') this.misread.note(`a ${this.labels.decisionField}`, value, 'not excluded');
		return state === 'decided' && this.isDecidedFor(json, day, settings) ? text : undefined;
	}

	/** A decision belongs to one renewal: a decision for last year's date says nothing about this year's. */
	private isDecidedFor(json: Json, day: Day, { decidedDateField, dateFormat: format, window }: TermSettings): boolean {
		if (decidedDateField === '') return true;
		const value = this.chosenAt(json, 'decidedDateField', decidedDateField);
		// Decisions from before the field was there have none.
		if (isPlaceholder(heldIn(value))) return true;
		const reading = readDate(value, { format, zone: window.zone });
		if (reading.kind === 'day' && reading.day === day) return true;
		if (reading.kind === 'ambiguous' && (reading.dayFirst === day || reading.monthFirst === day)) return true;
		if (reading.kind === 'day' || reading.kind === 'ambiguous') this.misread.noteDecidedBefore(value);
		else this.misread.note(`a ${this.labels.decidedDateField}`, value, 'not excluded');
		return false;
	}

	/** The earlier reading of an ambiguous date, if both are in the future: too early is better than too late. */
	private snoozeOf(json: Json, { snoozeField, dateFormat: format, window }: TermSettings): Day | undefined {
		const value = this.chosenAt(json, 'snoozeField', snoozeField);
		if (isPlaceholder(value)) return undefined;
		const reading = readDate(value, { format, zone: window.zone });
		if (reading.kind === 'day') return reading.day;
		const earlier = reading.kind === 'ambiguous' ? Math.min(reading.dayFirst, reading.monthFirst) : window.today;
		if (earlier > window.today) return earlier;
		if (reading.kind !== 'missing') this.misread.note(`a ${this.labels.snoozeField}`, value, 'not excluded');
		return undefined;
	}

	/** By the chosen path, or else by name: first in the entry of a list, then in the item around it. */
	private find(json: Json, setting: NamedField, role: Role, settings: TermSettings): { value: unknown; field: string } {
		const path = settings[setting];
		if (path !== '') return { value: this.chosenAt(json, setting, path), field: path };
		const entry = entryIn(json, settings);
		if (isObject(entry)) {
			const field = this.entries.fieldFor(role, this.entries.look(entry));
			if (field !== undefined) return { value: entry[field], field };
		}
		const field = this.items.fieldFor(role, this.items.look(json));
		return field === undefined ? { value: undefined, field: '' } : { value: json[field], field };
	}

	private chosenAt(json: Json, setting: TermField | 'identifyBy', path: string): unknown {
		const value = readPath(json, path);
		let known = this.chosen.get(path);
		if (known === undefined) {
			known = { label: this.labels[setting], isFound: false };
			this.chosen.set(path, known);
		}
		if (value !== undefined) known.isFound = true;
		return value;
	}
}

/** A status, also one in an object such as `{ status: 'open', type: 'custom' }`. */
function textIn(value: unknown): string | undefined {
	const held = heldIn(value);
	const own = isObject(held) ? (held.status ?? held.status_type) : held;
	return typeof own === 'string' || typeof own === 'number' ? String(own) : undefined;
}
