import { readDate } from '../dates/readDate';
import { roleOf } from './fieldNames';
import { identityPartOf, type IdentityPart } from './identityFields';
import { isObject, readPath } from './path';
import type { Json } from './path';
import { readPeriod } from './period';
import { isPlaceholder, remembering, singleLine } from './words';

/** What a renewal is remembered by. */
export interface RenewalKeys {
	/** which renewal it is, as text; all lines of one renewal share it */
	renewal: string;
	/** which line of it, with seats and prices; `undefined` where there is only one */
	line: string | undefined;
}

interface Leaf {
	path: string;
	part: IdentityPart;
	text: string;
}

const DEEPEST = 4;
const LONGEST_TEXT = 300;
/** A bare ID of up to four digits may count the rows of an export. */
const MAY_COUNT_ROWS = /^\d{1,4}$/;
/** Amounts, percentages, numbers of seats. */
const IS_MEASURED = /^[^\p{L}]*\d[^\p{L}]*(?:\p{L}{1,3})?$/u;

const TIME_LEFT = /^(?:in|noch|dans|encore|en|tra|fra|over|nog|em) /i;

/** `18 days`, `in 2 weeks, 4 days`, `noch 18 Tage`: what a formula counts down. */
const isTime = (text: string): boolean => readPeriod(text.replace(TIME_LEFT, ''), 'days') !== undefined;

function isDate(text: string): boolean {
	return !/^\d+$/.test(text) && readDate(text, { format: 'auto', zone: 'UTC' }).kind !== 'unreadable';
}

/** What a value adds, by what its field says; `undefined` when it adds nothing. */
function leafOf(path: string, part: IdentityPart, value: unknown): Leaf | undefined {
	if (part === 'passing' || isPlaceholder(value) || typeof value === 'boolean') return undefined;
	const text = singleLine(Array.isArray(value) ? JSON.stringify(value) : String(value));
	if (part === 'counter') return { path, part: MAY_COUNT_ROWS.test(text) ? 'detail' : 'thing', text };
	if (part !== 'text') return { path, part, text };
	if (text.length > LONGEST_TEXT || isDate(text)) return undefined;
	const isDetail = typeof value === 'number' || IS_MEASURED.test(text) || isTime(text);
	return { path, part: isDetail ? 'detail' : part, text };
}

/** Where an object stands in its item. */
interface Place {
	path: string;
	name: string;
	depth: number;
}

/** The values of an item and of the objects in it; a list is one value. */
function leavesOf(json: Json, outer?: Place, leaves: Leaf[] = []): Leaf[] {
	const depth = (outer?.depth ?? 0) + 1;
	for (const name of Object.keys(json)) {
		const value = json[name];
		const path = outer === undefined ? name : `${outer.path}.${name}`;
		if (isObject(value) && !Array.isArray(value) && !(value instanceof Date)) {
			if (depth < DEEPEST) leavesOf(value, { path, name, depth }, leaves);
			continue;
		}
		const leaf = leafOf(path, identityPartOf(name, outer?.name), value);
		if (leaf !== undefined) leaves.push(leaf);
	}
	return leaves;
}

const isVendor = remembering((path) => roleOf(path.split('.').at(-1) ?? '') === 'vendor');

/** As JSON, in the order of the paths. */
const written = (leaves: Leaf[]): string =>
	JSON.stringify(
		leaves.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))).map(({ path, text }) => [path, text]),
	);

const OWN_FIELDS = ['vendor', 'customerId', 'subscriptionId', 'sku', 'product'];
const idIn = (value: unknown): string | null =>
	typeof value === 'string' && !isPlaceholder(value) ? value.trim() : null;

/**
 * The rows of our own vendor nodes. A subscription's id is the vendor's own and identifies it: the key is the one of
 * version 0.1.0, so that an update reports nothing again.
 */
function ofOwnRecord(json: Json): { renewal: string; hasLine: boolean } | undefined {
	const isOwn = 'usedQuantity' in json && 'termMonths' in json && 'autoRenew' in json && 'resellerId' in json;
	if (!isOwn) return undefined;
	const [vendor, customer, subscription] = [json.vendor, json.customerId, json.subscriptionId].map(idIn);
	if (!vendor || !customer) return undefined;
	const product = idIn(json.sku) ?? (subscription ? null : idIn(json.product));
	return { renewal: JSON.stringify([vendor, customer, subscription ?? null, product]), hasLine: !subscription };
}

/**
 * By the ids, names and numbers of the customer and of what renews, all together: a licence key or contract alone may be
 * shared. Where they name no customer, or nothing of his, all other texts count too, so that nobody hides behind somebody else.
 */
function identifying(leaves: readonly Leaf[]): Leaf[] {
	const named = leaves.filter(({ part }) => part === 'customer' || part === 'thing');
	// The vendor alone does not say what renews.
	const names = (wanted: IdentityPart) => named.some(({ part, path }) => part === wanted && !isVendor(path));
	if (names('customer') && names('thing')) return named;
	const chosen = leaves.filter(({ part }) => part !== 'detail');
	return chosen.length > 0 ? chosen : [...leaves];
}

/**
 * Distinguishes renewals, and notes by which fields. Too much in a key and a renewal is reported twice; too little and one
 * hides behind another.
 */
export class Identification {
	private readonly used = new Set<string>();

	/** @param paths the fields to go by; found by their names when there are none, or an item has none of them */
	constructor(private readonly paths: readonly string[] = []) {}

	/** The fields that renewals were identified by so far, as the items spell them. */
	get fields(): string[] {
		return [...this.used];
	}

	/** @param json the item, with the entry in place of its list where it was taken apart */
	of(json: Json): RenewalKeys {
		const own = this.ofOwn(json);
		if (own !== undefined) return { renewal: own.renewal, line: own.hasLine ? written(leavesOf(json)) : undefined };
		const leaves = leavesOf(json);
		return { renewal: this.ofLeaves(json, leaves), line: written(leaves) };
	}

	/** The same for those who do not distinguish lines. */
	renewalOf(json: Json): string {
		return this.ofOwn(json)?.renewal ?? this.ofLeaves(json, leavesOf(json));
	}

	private ofOwn(json: Json): ReturnType<typeof ofOwnRecord> {
		const own = this.paths.length === 0 ? ofOwnRecord(json) : undefined;
		if (own !== undefined) for (const field of OWN_FIELDS) this.used.add(field);
		return own;
	}

	private ofLeaves(json: Json, leaves: readonly Leaf[]): string {
		const chosen = this.chosen(json);
		if (chosen !== undefined) return chosen;
		const parts = identifying(leaves);
		for (const { path } of parts) this.used.add(path);
		return parts.length === 0 ? JSON.stringify(json) : written(parts);
	}

	private chosen(json: Json): string | undefined {
		const values = this.paths.map((path) => readPath(json, path) ?? null);
		if (values.every(isPlaceholder)) return undefined;
		for (const path of this.paths) this.used.add(path);
		return JSON.stringify(values);
	}
}
