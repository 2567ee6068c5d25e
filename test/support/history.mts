/**
 * The history that n8n's server keeps in its database for `checkProcessedAndRecord`, in memory. That the real one
 * behaves like it is what test/e2e/stage-memory.test.mts shows.
 */
import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

const histories = new Map<string, Set<string>>();

const placeOf = (scope: string, { workflow, node }: ICheckProcessedContextData) =>
	`${workflow.id} ${scope === 'node' ? node?.id : ''}`;

const inMemory: IDataDeduplicator = {
	async checkProcessedAndRecord(items, scope, context, { maxEntries = Infinity }) {
		if (failure !== undefined) throw new Error(failure);
		const place = placeOf(scope, context);
		const known = histories.get(place) ?? new Set();
		const isNew = items.map((item) => !known.has(String(item)));
		const all = [...known, ...items.filter((_item, index) => isNew[index]).map(String)];
		histories.set(place, new Set(all.slice(Math.max(0, all.length - maxEntries))));
		return {
			new: items.filter((_item, index) => isNew[index]),
			processed: items.filter((_item, index) => !isNew[index]),
		};
	},
	async removeProcessed(items, scope, context) {
		for (const item of items) histories.get(placeOf(scope, context))?.delete(String(item));
	},
	async clearAllProcessedItems(scope, context) {
		histories.delete(placeOf(scope, context));
	},
	async getProcessedDataCount(scope, context) {
		return histories.get(placeOf(scope, context))?.size ?? 0;
	},
};

/** Lets workflows in process record stages; call it once in a test file, before the first workflow. */
export const startHistory = async (): Promise<void> => await DataDeduplicationService.init(inMemory);

let failure: string | undefined;

/** Lets the next test's history fail with this message, as that of a database that is away. */
export const breakHistory = (message: string): void => {
	failure = message;
};

/** Forgets everything, so that one test does not see what another reported. */
export const forgetHistory = (): void => {
	failure = undefined;
	histories.clear();
};
