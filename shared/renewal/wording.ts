/** `1 item`, `3 items`, `3 companies`: a count and its noun, for hints and errors. */
export function counted(count: number, noun: string): string {
	return count === 1 ? `1 ${noun}` : `${count} ${noun.replace(/([^aeiou])y$/, '$1ie')}s`;
}

/** The texts that occur most often, with their counts: `not a date (3), soon (1) and 2 more`. */
export function mostFrequent(counts: ReadonlyMap<string, number>, most: number): string {
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	const named = sorted.slice(0, most).map(([text, count]) => `${text} (${count})`);
	const rest = sorted.slice(most).reduce((sum, [, count]) => sum + count, 0);
	return rest === 0 ? named.join(', ') : `${named.join(', ')} and ${rest} more`;
}

/** Adds one to a count. */
export const countIn = <Counted>(counts: Map<Counted, number>, one: Counted): Map<Counted, number> =>
	counts.set(one, (counts.get(one) ?? 0) + 1);
