import { heldIn } from './items/held';
import { folded, isPlaceholder, remembering, wordsOf } from './items/words';

/** `unknown`: whether the subscription renews automatically is not known. */
export type AutoRenew = 'on' | 'off' | 'unknown';

const listed = (words: string) => new Set(words.split(' '));

/** English, German, French, Spanish, Italian, Dutch, Portuguese; folded. */
const ON = listed(
	'true t yes y on enabled enable active activated ja j wahr an ein aktiv aktiviert oui vrai actif activee tacite ' +
		'tacito tacita si s verdadero activo activado vero attivo attivato waar aan actief ingeschakeld stilzwijgend stilzwijgende ' +
		'stillschweigend stillschweigende sim verdadeiro ativo ativado',
);
/** `automatisch`, `automatische`, `autorenewal`, `auto`. */
const isOn = (word: string) => ON.has(word) || word.startsWith('auto');
const OFF = listed(
	'false f no n not off disabled disable inactive deactivated manual manually none never without cancel cancels ' +
		'cancelled canceled terminate terminated terminates nein nicht kein keine falsch aus inaktiv deaktiviert manuell ohne ' +
		'gekundigt non ne pas faux inactif desactive desactivee manuel manuelle sans resilie falso sin inactivo desactivado ' +
		'manualmente cancelado cancelada manuale senza inattivo disattivato disdetto nee niet geen onwaar uit inactief ' +
		'handmatig opgezegd uitgeschakeld nao sem inativo desativado out cannot',
);
/** Words that change nothing: what renews, and how long it renews for. */
const NEUTRAL = listed(
	'will does do is be set turned switched opt opted to the it for renew renews renewal renewing renewals subscription annual annually ' +
		'monthly yearly quarterly year years month months verlangerung verlangern verlangert sich wird werden jahrlich ' +
		'monatlich um wordt verlengd renouvellement renouveler renouvelle tacite reconduction renovacion renueva se rinnovo rinnova verlenging ' +
		'verlengen renovacao renova',
);
const TICKS = listed('1 x ✓ ✔ ☑ ✅ 🗹 ●');
const CROSSES = listed('0 ☐ ✗ ✘ ❌ ✖ ⬜ 🗷 ○');
/** Answers that explicitly mean unknown. */
const UNDECIDED = listed('unknown undecided notselected pending open offen');

/** `won't`, `doesn’t`: with either apostrophe. */
const CONTRACTION = /\b\w+n['’ʼ]t\b/gi;

interface Answer {
	autoRenew: AutoRenew;
	isUnderstood: boolean;
}

const UNCLEAR: Answer = { autoRenew: 'unknown', isUnderstood: false };
const UNKNOWN: Answer = { autoRenew: 'unknown', isUnderstood: true };
const answer = (autoRenew: AutoRenew): Answer => ({ autoRenew, isUnderstood: true });

/** `yes/no`, `On / Off`: a form field that nobody filled in. */
const isChoice = (text: string, words: readonly string[]): boolean =>
	text.includes('/') && words.some((word) => OFF.has(word)) && words.some((word) => ON.has(word));

/**
 * One negation turns it off, whatever it denies (`Will not renew`, `Auto-renew: off`); two may cancel each other out.
 * An unknown word may change everything (`On until cancelled`, `Yes, if paid`).
 */
function inWords(text: string): Answer {
	const words = wordsOf(text.replace(CONTRACTION, 'not'));
	const off = words.filter((word) => OFF.has(word)).length;
	const on = words.filter(isOn).length;
	const neutral = words.filter((word) => NEUTRAL.has(word) || /^\d+$/.test(word)).length;
	const isKnown = off + on + neutral >= words.length;
	if (!isKnown || off > 1 || isChoice(text, words)) return UNCLEAR;
	if (off === 1) return answer('off');
	const saysRenews = words.some((word) => /^(?:renew(?!ed)|verlang|renouv|renuev|rinnov|renov)/.test(word));
	return on > 0 || saysRenews ? answer('on') : UNCLEAR;
}

const answerIn = remembering((text): Answer => {
	const plain = folded(text);
	if (TICKS.has(plain)) return answer('on');
	if (CROSSES.has(plain)) return answer('off');
	if (UNDECIDED.has(plain.replace(/[\s_-]/g, ''))) return UNKNOWN;
	const read = inWords(text);
	return read.isUnderstood || !isPlaceholder(text) ? read : UNKNOWN;
});

/** The keys under which an object such as `{ enabled: true }` has it. */
const INNER = ['enabled', 'isEnabled', 'autoRenew', 'autoRenewal', 'status', 'value'];

function answerOf(value: unknown): Answer {
	if (typeof value === 'boolean') return answer(value ? 'on' : 'off');
	if (typeof value === 'string' || typeof value === 'number') return answerIn(String(value));
	if (typeof value !== 'object' || value === null) return UNKNOWN;
	const held = new Map(Object.entries(value));
	const name = INNER.find((one) => held.has(one));
	const inner = heldIn(name === undefined ? value : held.get(name));
	return typeof inner === 'object' ? UNCLEAR : answerOf(inner);
}

/**
 * Whether a subscription renews automatically: from a switch, words in several languages (`AUTO`, `manual`, `Ja`, `Will
 * not renew`), ticks and crosses, or an object that holds one of them.
 */
export function readAutoRenew(value: unknown): AutoRenew {
	return answerOf(value).autoRenew;
}

/** Whether a value is empty, on, off or explicitly unknown. Anything else deserves a hint. */
export function understandsAutoRenew(value: unknown): boolean {
	return answerOf(value).isUnderstood;
}
