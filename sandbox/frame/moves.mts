import { z } from 'zod';
import { isDay } from '../portfolio/calendar.mts';
import { isMatch, matchFields } from './matching.mts';
import type { MovingList } from './lists.mts';
import { Random } from '../portfolio/random.mts';

const day = z.string().refine(isDay, 'Not a day, YYYY-MM-DD');
const count = z.number().int().min(1).default(1);
/** The rows with these ids; without ids, `count` rows, the earliest to renew unless stated otherwise. */
const chosen = {
	ids: z.array(z.string()).optional(),
	count,
	pick: z.enum(['earliest', 'latest', 'random']).default('earliest'),
};
const common = {
	/** the vendor's list, by name; its first by default */
	list: z.string().optional(),
	/** wait until this many matching requests have been answered; without it, now */
	after: z.strictObject({ requests: z.number().int().min(1), ...matchFields }).optional(),
};

/** A change to a list that clients read, now or in the middle of their reading. */
export const moveSchema = z.discriminatedUnion('op', [
	z.strictObject({ op: z.literal('insert'), count, renewalDate: day.optional(), ...common }),
	z.strictObject({ op: z.literal('remove'), ...chosen, ...common }),
	z.strictObject({ op: z.literal('change'), renewalDate: day, ...chosen, ...common }),
	z.strictObject({ op: z.literal('reorder'), ...common }),
]);
export type Move = z.input<typeof moveSchema>;
type ReadMove = z.output<typeof moveSchema>;

/** Carries out moves on a vendor's lists, at once or when their time has come. */
export class Moves<Data> {
	private waiting: Array<{ move: ReadMove; left: number }> = [];
	private random = new Random(1);

	constructor(
		private readonly lists: Record<string, MovingList<Data>>,
		private readonly today: () => string,
	) {}

	/** @throws Error naming the known lists, if the list is unknown */
	add(move: ReadMove, data: Data): void {
		this.listOf(move);
		if (move.after) this.waiting.push({ move, left: move.after.requests });
		else this.carryOut(move, data);
	}

	/** Counts an answered request. True if a move was made because of it. */
	answered(names: readonly string[], data: Data): boolean {
		for (const item of this.waiting) {
			if (isMatch(item.move.after ?? {}, names)) item.left -= 1;
		}
		const ripe = this.waiting.filter(({ left }) => left <= 0);
		this.waiting = this.waiting.filter(({ left }) => left > 0);
		for (const { move } of ripe) this.carryOut(move, data);
		return ripe.length > 0;
	}

	clear(): void {
		this.waiting = [];
		this.random = new Random(1);
	}

	private listOf({ list }: ReadMove): MovingList<Data> {
		const [first] = Object.keys(this.lists);
		const found = this.lists[list ?? first ?? ''];
		if (found) return found;
		throw new Error(`Unknown list "${list}". Known: ${Object.keys(this.lists).join(', ')}`);
	}

	private carryOut(move: ReadMove, data: Data): void {
		const list = this.listOf(move);
		if (move.op === 'reorder') return list.reorder(data, this.random);
		if (move.op === 'insert') {
			return list.insert(data, move.count, move.renewalDate ?? this.today(), this.random);
		}
		const ids = new Set(move.ids ?? list.pick(data, move.pick, move.count, this.random));
		if (move.op === 'remove') list.remove(data, ids);
		else list.change(data, ids, move.renewalDate);
	}
}
