import type { IExecuteFunctions } from 'n8n-workflow';

const LOOP = 'n8n-nodes-base.splitInBatches';

/**
 * Warns if an empty output ends a loop: n8n does not run a node without input, so *Loop Over Items* comes neither to its
 * next batch nor to its output Done, and the execution is still a success.
 * @param output the one that is empty, if the node has several
 */
export function warnOfEndedLoop(context: IExecuteFunctions, output?: string): void {
	const { name, alwaysOutputData } = context.getNode();
	if (alwaysOutputData === true) return;
	const before = new Set(context.getParentNodes(name).map((node) => node.name));
	const loop = context.getChildNodes(name).find((node) => node.type === LOOP && before.has(node.name));
	if (loop === undefined) return;
	const empty =
		output === undefined
			? 'No item leaves this node, so'
			: `No item leaves by ${output}. If that output leads back to the loop,`;
	context.addExecutionHints({
		message: `${empty} n8n ends "${loop.name}" here: its other items and its done branch are skipped. Turn on Always Output Data in the settings of this node.`,
		location: 'outputPane',
		type: 'warning',
	});
}
