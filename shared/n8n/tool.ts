import type { IExecuteFunctions, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Whether an AI agent called the node. n8n gives the type of a node that is used as a tool this ending. */
export const isTool = (context: Pick<IExecuteFunctions, 'getNode'>): boolean => context.getNode().type.endsWith('Tool');

/** A warning as an agent gets it: n8n shows hints only to people, and the agent would call a list complete that is not. */
export const warningItemOf = (warning: string, itemIndex: number): INodeExecutionData => ({
	json: { warning },
	pairedItem: { item: itemIndex },
});

/** Of an error that ends a tool, n8n gives the agent only the message, which does not say what to do. */
export function withAdvice<Thrown extends NodeApiError | NodeOperationError>(error: Thrown): Thrown {
	const { message, description } = error;
	if (typeof description === 'string' && description !== '') error.message = `${message}: ${description}`;
	return error;
}
