import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The Merge input that each item came from. n8n pairs the items of a node with those before it, and Merge passes that
 * pairing on. The node after it has to look it up, because n8n replaces it on input.
 * @returns `input 1` and so on; `''` where nothing was merged
 */
export function originsOf(context: IExecuteFunctions): (index: number) => string {
	let inputs: ReadonlyArray<number | undefined> | undefined;
	return (index) => {
		inputs ??= mergedInputs(context);
		const input = inputs[index];
		return input === undefined ? '' : `input ${input + 1}`;
	};
}

function mergedInputs(context: IExecuteFunctions): Array<number | undefined> {
	const inputs = itemsBefore(context).map(inputOf);
	// An item of the first input has no number. If no other input is there, nothing was merged.
	return inputs.every((input) => input === undefined) ? [] : inputs.map((input) => input ?? 0);
}

/** The items that the previous node returned, with their pairing. */
function itemsBefore(context: IExecuteFunctions): unknown[] {
	try {
		const { previousNode, previousNodeOutput = 0, previousNodeRun = 0 } = context.getInputSourceData();
		const items: unknown = context.getWorkflowDataProxy(0).$items(previousNode, previousNodeOutput, previousNodeRun);
		return Array.isArray(items) ? items : [];
	} catch {
		// When a single node is tested, the node before it is unknown.
		return [];
	}
}

function inputOf(item: unknown): number | undefined {
	if (typeof item !== 'object' || item === null || !('pairedItem' in item)) return undefined;
	const { pairedItem } = item;
	const first: unknown = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	const input = typeof first === 'object' && first !== null && 'input' in first ? first.input : undefined;
	return typeof input === 'number' ? input : undefined;
}
