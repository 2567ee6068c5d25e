const ENTRIES = 64;

/**
 * Remembers what is costly to compute from the data (a sorted or filtered list), so that a page is
 * served without sorting again. Whoever changes the data or a knob clears it.
 */
export class Memo {
	private entries = new Map<string, unknown>();

	/** `key` must name everything that the value depends on, and decide its type. */
	get<Value>(key: string, make: () => Value): Value {
		const value = this.entries.has(key) ? (this.entries.get(key) as Value) : make();
		// Kept in order of last use, so that the one dropped is the one longest unused.
		this.entries.delete(key);
		this.entries.set(key, value);
		const oldest = this.entries.keys().next();
		if (this.entries.size > ENTRIES && !oldest.done) this.entries.delete(oldest.value);
		return value;
	}

	clear(): void {
		this.entries.clear();
	}
}
