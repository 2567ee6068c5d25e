import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent called the node. n8n gives the type of a node that is used as a tool this ending. */
export const isTool = (context: Pick<IExecuteFunctions, 'getNode'>): boolean => context.getNode().type.endsWith('Tool');
