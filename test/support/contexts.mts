/** n8n-core's contexts outside of an execution: what a node's panel gets, and what a node gets with given input items. */
import { credentials } from './n8n.mts';

import { ExecuteContext, LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import type { StoredCredential } from './credentials.mts';

interface Place {
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
}

function placeOf(type: INodeType, parameters: INode['parameters'], credential?: StoredCredential): Place {
	const node: INode = {
		id: 'node',
		name: type.description.displayName,
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.id } } }),
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		settings: { timezone: 'UTC' },
	});
	// The rest is n8n's server's, and none of it is asked for here.
	const additionalData = {
		credentialsHelper: credentials,
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
	return { workflow, node, additionalData };
}

/** What the menus and pickers of a node's panel are called with. */
export function panelOf(type: INodeType, credential?: StoredCredential): LoadOptionsContext {
	const { workflow, node, additionalData } = placeOf(type, {}, credential);
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** What a node runs in; the input items are handed to it as they are. */
export function executionOf(
	type: INodeType,
	parameters: INode['parameters'],
	items: INodeExecutionData[],
): ExecuteContext {
	const { workflow, node, additionalData } = placeOf(type, parameters);
	const data = { main: [items] };
	const run = { resultData: { runData: {} } } as IRunExecutionData;
	return new ExecuteContext(
		workflow,
		node,
		additionalData,
		'manual',
		run,
		0,
		items,
		data,
		{ node, data, source: null },
		[],
	);
}
