import { fieldsOf } from '../../../shared/renewal/items/fieldNames';
import type { Json } from '../../../shared/renewal/items/path';
import { folded } from '../../../shared/renewal/items/words';
import { ownerIn } from './fields';
import { lineOfValue, textAt } from './text';

/** Who looks after which customer or vendor. */
export class Owners {
	private readonly owners = new Map<string, string>();

	/** @param entries the name or ID of a customer, or the name of a vendor, and its owner; no name for everyone else */
	constructor(entries: ReadonlyArray<readonly [name: string, owner: string]>) {
		for (const [name, owner] of entries) {
			if (owner !== '') this.owners.set(folded(name), owner);
		}
	}

	/** A renewal with its owner: the item's own, or else the customer's, the vendor's or the default one. */
	assign(json: Json): Json {
		if (this.owners.size === 0) return json;
		const own = ownerIn(json);
		const owner = lineOfValue(own) || this.ownerOf(json);
		return owner === undefined || owner === own ? json : { ...json, owner };
	}

	private ownerOf(json: Json): string | undefined {
		const { customerName, customerId, vendor } = fieldsOf(json);
		for (const field of [customerName, customerId, vendor]) {
			const name = folded(textAt(json, field));
			const owner = name === '' ? undefined : this.owners.get(name);
			if (owner !== undefined) return owner;
		}
		return this.owners.get('');
	}
}
