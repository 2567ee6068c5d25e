const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Seeded pseudo-random numbers (mulberry32): the same seed gives the same portfolio everywhere. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** From 0 up to, not including, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number, both ends included. */
	int(from: number, to: number): number {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(list: readonly T[]): T {
		const item = list[this.int(0, list.length - 1)];
		if (item === undefined) throw new Error('Nothing to pick from');
		return item;
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, rank: this.next() }))
			.sort((a, b) => a.rank - b.rank)
			.map(({ item }) => item);
	}

	/** Mixed-case letters and digits, unique within `taken`, to which it is added. */
	id(length: number, taken: Set<string>): string {
		let id = '';
		while (id.length < length) id += LETTERS_AND_DIGITS[this.int(0, 61)] ?? '';
		if (taken.has(id)) return this.id(length, taken);
		taken.add(id);
		return id;
	}
}
