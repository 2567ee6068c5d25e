import { heldIn } from './held';
import { isObject } from './path';
import { folded, isPlaceholder, remembering, singleLine, wordsOf } from './words';

/**
 * What people write once a renewal is decided, whether it is renewed or not. Compared without case, accents and
 * apostrophes, and with blanks for hyphens and underscores.
 */
const DECIDED = [
	'accepted, approved, closed, confirmed, decided, done, keep, renew, renewed, renewing, to renew, will renew, yes',
	'cancel, canceled, cancelled, declined, do not renew, dont renew, ended, let expire, let it expire, lost, no',
	'no renewal, non renewal, not renewed, not renewing, rejected, terminate, terminated, will not renew, wont renew',
	'erledigt, ja, kundigen, gekundigt, nein, nicht verlangern, nicht verlangert, verlangern, verlangert',
	'ne pas renouveler, non, non renouvele, oui, renouvele, renouveler, resilie, resilier',
	'anulado, anular, cancelado, cancelar, no renovar, renovado, renovar, si',
	'disdetto, disdire, non rinnovare, rinnovare, rinnovato',
	'geannuleerd, nee, niet verlengen, opgezegd, opzeggen, verlengd, verlengen',
	'nao, nao renovar, sim',
];

/** What people write while it is still open; a snoozed renewal comes back on its day. */
const OPEN = [
	'ask again, in discussion, in progress, in review, later, new, on hold, open, pending, postponed, remind me later',
	'snooze, snoozed, snooze until, to decide, to do, todo, undecided, waiting',
	'ausstehend, in klarung, neu, offen, spater, unentschieden, wiedervorlage',
	'a decider, en attente, en cours, ouvert, plus tard, reporte',
	'abierto, en curso, mas tarde, pendiente, por decidir',
	'aperto, da decidere, in attesa, in corso, piu tardi',
	'in behandeling, nog te beslissen, onbeslist, uitgesteld',
	'aberto, a decidir, em curso, mais tarde, pendente',
];

const wordsIn = (lines: readonly string[]) => new Set(lines.flatMap((line) => line.split(', ')));
const decided = wordsIn(DECIDED);
const open = wordsIn(OPEN);

/** Names of fields that ask whether it is decided, such as "Decided?": "no" means not yet in them. */
const asksWhetherDone = wordsIn([
	'answered, approved, closed, completed, confirmed, contacted, decided, done, finished, handled, processed, renewed',
	'resolved, signed, bearbeitet, entschieden, erledigt, verlangert, decide, renouvele, traite, decidido, renovado',
	'deciso, rinnovato, afgehandeld, besloten, verlengd',
]);
const noes = new Set(['no', 'nein', 'non', 'nee', 'nao']);

/** Whether a renewal is decided or still open; `unreadable` for words that are not known. */
type DecisionState = 'decided' | 'open' | 'unreadable';

export interface DecisionReading {
	state: DecisionState;
	/** as it was written, on one line */
	text: string;
}

/** A reading, and whether it is a plain "no". */
interface Answer extends DecisionReading {
	isNo: boolean;
}

const answer = (state: DecisionState, text: string, isNo = false): Answer => ({ state, text, isNo });

const readWords = remembering((text): Answer => {
	const words = folded(text)
		.replace(/['’`]/g, '')
		.replace(/[\s_-]+/g, ' ')
		.replace(/[.!]+$/, '')
		.trim();
	const written = singleLine(text);
	// Before placeholders: "no" is an answer here.
	if (decided.has(words)) return answer('decided', written, noes.has(words));
	return answer(open.has(words) || isPlaceholder(text) ? 'open' : 'unreadable', written);
});

/**
 * Reads a decision: words in seven languages, a ticked box, or an object with a name. Empty means open.
 * @param field the name or path of the field that holds it: "no" is a decision under Decision, but not under Decided
 */
export function readDecision(value: unknown, field = ''): DecisionReading {
	const { state, text, isNo } = read(heldIn(value));
	const isNotYet = isNo && wordsOf(field).some((word) => asksWhetherDone.has(word));
	return { state: isNotYet ? 'open' : state, text };
}

function read(value: unknown): Answer {
	if (value === true) return answer('decided', 'yes');
	if (typeof value === 'string') return readWords(value);
	const isNothing = isPlaceholder(value) || (isObject(value) && Object.keys(value).length === 0);
	return isNothing ? answer('open', '') : answer('unreadable', JSON.stringify(value));
}
