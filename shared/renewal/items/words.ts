/** Most texts: nothing in them has to be folded but case and blanks. */
const IS_ASCII = /^[ -~]*$/;

/** Text for comparing: without case, accents and marks that only spreadsheets and browsers leave behind. */
export function folded(text: string): string {
	const plain = IS_ASCII.test(text) ? text : withoutMarks(text);
	return singleLine(plain).toLowerCase();
}

const withoutMarks = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/[\p{M}\u200b-\u200f\u2060\ufeff]/gu, '')
		.replace(/ß/g, 'ss');

/** Runs of blanks, and blanks at the ends. */
const LOOSE_BLANKS = /\s\s|[^\S ]|^\s|\s$/;

/** A text with single spaces between its words. */
export const singleLine = (text: string): string => (LOOSE_BLANKS.test(text) ? text.replace(/\s+/g, ' ').trim() : text);

/** The words of a name or sentence, folded: `noticePeriod (Monate)` has `notice`, `period` and `monate`. */
export function wordsOf(text: string): string[] {
	const apart = text.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
	return folded(apart)
		.split(/[^\p{L}\p{N}#]+/u)
		.filter((word) => word !== '');
}

const PLACEHOLDERS = new Set(
	[
		'n/a, n.a., n.a, na, #n/a, #ref!, #value!, nil, null, none, undefined, nan, empty, blank, missing, unknown, tbd, tba, tbc',
		'not available, not applicable, not assigned, not set, not known, no id, no number, no serial, default',
		'unbekannt, kein, keine, keiner, leer, ohne, k.a., k. a., nicht vorhanden, nicht bekannt, entfallt',
		'inconnu, inconnue, aucun, aucune, sans, neant, vide, non renseigne',
		'desconocido, desconocida, ninguno, ninguna, sin, vacio, s/n, no aplica',
		'sconosciuto, sconosciuta, nessuno, nessuna, vuoto, senza, n.d., nd',
		'onbekend, geen, leeg, n.v.t., nvt',
		'desconhecido, desconhecida, nenhum, nenhuma, vazio, sem, nao aplicavel',
		'false, xx, xxx, -1',
	].flatMap((line) => line.split(', ')),
);

/** Nothing but zeros and marks: `-`, `—`, `?`, `0`, `000-000`, a UUID of zeros. */
const NOTHING = /^[\s0._\-–—?*/\\#+=:,;'"()]*$/;

/** Placeholders have no digits but 0 and 1, so most IDs and dates need no closer look. */
const IS_FILLED = /[2-9]/;

/** Whether a value stands for "there is none": empty, `n/a`, `-`, `none`, `0`, `unknown`, also in other languages. */
export function isPlaceholder(value: unknown): boolean {
	if (value === null || value === undefined || value === false) return true;
	if (typeof value === 'number') return value === 0 || value === -1 || Number.isNaN(value);
	if (typeof value !== 'string') return false;
	if (IS_FILLED.test(value)) return false;
	return NOTHING.test(value) || PLACEHOLDERS.has(folded(value));
}

const MOST_REMEMBERED = 1000;

/** Reads each text once: a million items hold a few different terms, notice periods and answers. */
export function remembering<Result>(read: (text: string) => Result): (text: string) => Result {
	const known = new Map<string, { result: Result }>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before.result;
		if (known.size === MOST_REMEMBERED) known.clear();
		const result = read(text);
		known.set(text, { result });
		return result;
	};
}
