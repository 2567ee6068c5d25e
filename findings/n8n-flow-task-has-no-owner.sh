#!/usr/bin/env bash
# Surprise: n8n's Flow node creates tasks without their owner and list.
# Expected: Create and Update with Owner ID and List ID send both.
# Seen (n8n-nodes-base@2.41.1): the fields are named ownerid and listID in the form, and read as ownerId and listId,
#   so neither is sent.
# Why it matters: as the list is missing, the renewal task is private, and nobody but the owner of the key sees it. Use
#   HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Flow/Flow.node.js package/dist/nodes/Flow/GenericFunctions.js package/dist/nodes/Flow/TaskDescription.js package/dist/nodes/ManualTrigger

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function run(type, typeVersion, parameters, items, timezone = 'UTC') {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const api = require('n8n-nodes-base/dist/nodes/Flow/GenericFunctions.js');
api.flowApiRequest = async (method, path, { task }) => {
	console.log(`${method}: ${JSON.stringify(task)}`);
	return { task };
};
const { Flow } = require('n8n-nodes-base/dist/nodes/Flow/Flow.node.js');
const { execute } = Flow.prototype;
Flow.prototype.execute = function () {
	this.getCredentials = async () => ({ organizationId: 1 });
	return execute.call(this);
};
async function main() {
	const task = { resource: 'task', workspaceId: '10' };
	const fields = Object.fromEntries(new Flow().description.properties.find(({ name }) => name === 'additionalFields').options
		.filter(({ displayName }) => ['Owner ID', 'List ID'].includes(displayName)).map(({ name }) => [name, '40']));
	console.log(`the form has ${Object.keys(fields).join(' and ')}`);
	await run('flow', 1, { ...task, operation: 'create', name: 'Renew Contoso', additionalFields: fields }, [{}]);
	await run('flow', 1, { ...task, operation: 'update', taskId: '7', updateFields: fields }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='the form has ownerid and listID
POST: {"name":"Renew Contoso","workspace_id":10}
PUT: {"workspace_id":10,"id":7}'

echo 'n8n-nodes-base@2.41.1, Flow, Create and Update of a task with Owner ID and List ID'
echo 'Expected: both have an owner_id and a list_id'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
