import { readAutoRenew } from '../../shared/renewal/autoRenew';
import type { Day } from '../../shared/renewal/dates/day';
import { fieldsOf, type Role } from '../../shared/renewal/items/fieldNames';
import type { RenewalTerms } from '../../shared/renewal/leaveOut';
import { readNoticeDays } from '../../shared/renewal/items/noticePeriod';
import { isObject, readPath, type Json } from '../../shared/renewal/items/path';
import { readDate } from '../../shared/renewal/dates/readDate';
import { readTermMonths } from '../../shared/renewal/items/term';
import { LABELS } from './panel';
import type { Settings } from './settings';

type PathSetting = 'autoRenewField' | 'termField' | 'statusField' | 'noticeField';

/** The entry of a list that stands in an item, if its list was taken apart. */
export function entryIn(json: Json, { lists }: Settings): unknown {
	const list = lists.at(-1);
	return list === undefined ? undefined : readPath(json, list);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Reads what items tell besides their date, and takes note of what could not be read. */
export class TermsReader {
	/** Chosen fields by whether any item has them. */
	private readonly chosen = new Map<string, { label: string; isFound: boolean }>();
	private readonly unread = new Map<string, number>();

	/** Only what is asked for is read; the rest is as good as not told. */
	termsOf(json: Json, settings: Settings): RenewalTerms {
		const { leaveOut } = settings;
		return {
			autoRenew:
				leaveOut.autoRenew === 'none'
					? 'unknown'
					: readAutoRenew(this.find(json, 'autoRenewField', 'autoRenew', settings).value),
			termMonths: leaveOut.minTermMonths === 0 ? null : this.termOf(json, settings),
			status: leaveOut.statuses.size === 0 ? null : this.statusOf(json, settings),
		};
	}

	/** The notice period of a renewal: its own, else the fixed one, else by the decision deadline that it brought. */
	noticeDaysOf(json: Json, day: Day, settings: Settings): number | undefined {
		const own = settings.noticeField === '' ? undefined : this.chosenAt(json, 'noticeField', settings);
		const ownDays = readNoticeDays(own);
		if (ownDays !== undefined) return ownDays;
		if (!isEmpty(own)) this.note(`a ${LABELS.noticeField} that is no number of days`);
		if (settings.window.noticeDays !== undefined) return settings.window.noticeDays;
		const { decisionDeadline } = json;
		if (isEmpty(decisionDeadline)) return undefined;
		const deadline = readDate(decisionDeadline, { format: settings.dateFormat, zone: settings.window.zone });
		if (deadline.kind === 'day') return day - deadline.day;
		if (deadline.kind !== 'missing') this.note('a decisionDeadline that is no date');
		return undefined;
	}

	/** What to tell people of fields that no item has, or that cannot be read. */
	*hints(): Generator<string> {
		for (const [path, { label, isFound }] of this.chosen) {
			if (!isFound) yield `No item has the field "${path}". Set ${label} to the right one.`;
		}
		for (const [what, count] of this.unread) yield `${count} item(s) have ${what}; it was passed over`;
	}

	private note(what: string): void {
		this.unread.set(what, (this.unread.get(what) ?? 0) + 1);
	}

	private termOf(json: Json, settings: Settings): number | null {
		const { value, field } = this.find(json, 'termField', 'term', settings);
		return readTermMonths(value, /years?\W*$/i.test(field) ? 'years' : 'months');
	}

	private statusOf(json: Json, settings: Settings): string | null {
		const { value } = this.find(json, 'statusField', 'status', settings);
		return typeof value === 'string' ? value : null;
	}

	/** By the chosen path, else by name: in the entry of a list first, then in the item around it. */
	private find(json: Json, setting: PathSetting, role: Role, settings: Settings): { value: unknown; field: string } {
		const path = settings[setting];
		if (path !== '') return { value: this.chosenAt(json, setting, settings), field: path };
		const entry = entryIn(json, settings);
		const inEntry = isObject(entry) ? fieldsOf(entry)[role] : undefined;
		if (isObject(entry) && inEntry !== undefined) return { value: entry[inEntry], field: inEntry };
		const field = fieldsOf(json)[role];
		return field === undefined ? { value: undefined, field: '' } : { value: json[field], field };
	}

	private chosenAt(json: Json, setting: PathSetting, settings: Settings): unknown {
		const path = settings[setting];
		const value = readPath(json, path);
		let known = this.chosen.get(path);
		if (known === undefined) {
			known = { label: LABELS[setting], isFound: false };
			this.chosen.set(path, known);
		}
		if (value !== undefined) known.isFound = true;
		return value;
	}
}
