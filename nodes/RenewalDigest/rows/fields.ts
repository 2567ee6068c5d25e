import { bareName, fieldsOf, type Role } from '../../../shared/renewal/items/fieldNames';
import { KNOWN_NAMES } from '../../../shared/renewal/items/knownNames';
import type { Json } from '../../../shared/renewal/items/path';

/** Names separated by commas. */
const names = (text: string): string[] => text.split(',').map((name) => name.trim());

const SKU = names(
	'sku, offerId, productCode, partNumber, articleNumber, Artikelnummer, Artikel-Nr., Référence, productId',
);
const SKU_NAMES = new Set(SKU.map(bareName));

/**
 * Names of what only a digest shows, best first: our own, then those of other systems. Everything else in a renewal is
 * found by the filter's names.
 */
const SHOWN = {
	productName: [
		...names('product, productName, licenseTypeName, offerName, servicePlan, plan, edition'),
		...KNOWN_NAMES.product.filter((name) => !SKU_NAMES.has(bareName(name))),
		...names(`
			productDescription, productModel, subscriptionName, domainName, domain, Domäne, Domaine, Dominio, Domínio,
			Domein, commonName, certificate, Zertifikat
		`),
	],
	sku: SKU,
	usedQuantity: names('usedQuantity, used, usedSeats, usedLicenses, seatsUsed, assignedSeats, consumedUnits, Genutzt'),
	unusedQuantity: names('unusedQuantity, unused, unusedSeats, unusedLicenses, availableSeats, Ungenutzt'),
	termMonths: names('termMonths, termInMonths'),
	resellerId: names('resellerId, partnerId'),
	resellerName: names('resellerName, reseller, partnerName, partner'),
	daysUntilRenewal: names('daysUntilRenewal'),
	renewalStage: names('renewalStage'),
	decisionDeadline: names(`
		decisionDeadline, decideBy, noticeDate, cancelBy, cancellationDeadline, Kündigungsfrist bis, Kündbar bis
	`),
	isOverdue: names('isOverdue'),
	amount: names(`
		amount, renewalAmount, renewalValue, contractValue, totalAmount, totalPrice, Betrag, Gesamtbetrag, Montant,
		Importe, Importo, Bedrag, Valor total
	`),
	invalidDateReason: names('invalidDateReason'),
};

/** The roles that the filter finds too; its `product` may be an SKU, which a digest distinguishes from a name. */
const SHARED = [
	'date',
	'status',
	'autoRenew',
	'vendor',
	'customerId',
	'customerName',
	'subscriptionId',
	'quantity',
	'currency',
	'owner',
] as const satisfies Role[];

type ShownRole = keyof typeof SHOWN;
type DigestRole = ShownRole | (typeof SHARED)[number];

/** The keys under which the rows of one shape hold each thing. */
export type DigestFields = Partial<Record<DigestRole, string>>;

const SHOWN_ROLES = new Map<string, Array<{ role: ShownRole; rank: number }>>();
for (const [role, names] of Object.entries(SHOWN)) {
	names.forEach((name, rank) => {
		const bare = bareName(name);
		SHOWN_ROLES.set(bare, [...(SHOWN_ROLES.get(bare) ?? []), { role: role as ShownRole, rank }]);
	});
}

interface Shape {
	keys: string[];
	/** The best key of this shape for each role. */
	best: DigestFields;
	/** The same without keys that are a less suitable column of another shape's table. */
	fields: DigestFields;
}

function shapeOf(json: Json, keys: string[]): Shape {
	const best: DigestFields = {};
	const ranks = new Map<ShownRole, number>();
	for (const key of keys) {
		for (const { role, rank } of SHOWN_ROLES.get(bareName(key)) ?? []) {
			if (rank >= (ranks.get(role) ?? Infinity)) continue;
			ranks.set(role, rank);
			best[role] = key;
		}
	}
	const shared = fieldsOf(json);
	for (const role of SHARED) {
		const key = shared[role];
		if (key !== undefined) best[role] = key;
	}
	return { keys, best, fields: best };
}

/** A row's owner, under the best of its names. */
export function ownerIn(json: Json): unknown {
	const { owner } = shapeOf(json, Object.keys(json)).best;
	return owner === undefined ? undefined : json[owner];
}

const isShape = (json: Json, { keys }: Shape): boolean => {
	let count = 0;
	for (const key in json) if (key !== keys[count++]) return false;
	return count === keys.length;
};

const entriesOf = (fields: DigestFields) => Object.entries(fields) as Array<[DigestRole, string]>;

/**
 * Finds the fields of a batch of rows by their names.
 *
 * Rows of one table may lack a key because a cell was blank. Such a row must not use a less suitable column of the same
 * table instead: a key counts only if no row that has it prefers another key. Rows of different sources, whose keys
 * never occur together, are each read by their own keys.
 */
export class FieldFinder {
	private readonly shapes = new Map<string, Shape>();
	private last: Shape | undefined;
	private isSettled = false;

	/** Records a row's keys. Every row must have been seen before the first is read. */
	see(json: Json): void {
		if (this.last !== undefined && isShape(json, this.last)) return;
		const keys = Object.keys(json);
		const name = keys.join('\u0000');
		let shape = this.shapes.get(name);
		if (shape === undefined) {
			shape = shapeOf(json, keys);
			this.shapes.set(name, shape);
			this.isSettled = false;
		}
		this.last = shape;
	}

	/** The key of each value in a row. */
	fieldsOf(json: Json): DigestFields {
		this.see(json);
		if (!this.isSettled) this.settle();
		return this.last?.fields ?? {};
	}

	/** All keys of all rows, in the order in which they were first seen. */
	keys(): string[] {
		return [...new Set([...this.shapes.values()].flatMap(({ keys }) => keys))];
	}

	private settle(): void {
		const shapes = [...this.shapes.values()];
		const bests = new Map<DigestRole, Set<string>>();
		for (const { best } of shapes) {
			for (const [role, key] of entriesOf(best)) bests.set(role, (bests.get(role) ?? new Set()).add(key));
		}
		const lesser = new Set<string>();
		for (const { keys, best } of shapes) {
			const present = new Set(keys);
			for (const [role, preferred] of entriesOf(best)) {
				for (const key of bests.get(role) ?? []) {
					if (key !== preferred && present.has(key)) lesser.add(`${role} ${key}`);
				}
			}
		}
		for (const shape of shapes) {
			shape.fields = Object.fromEntries(entriesOf(shape.best).filter(([role, key]) => !lesser.has(`${role} ${key}`)));
		}
		this.isSettled = true;
	}
}
