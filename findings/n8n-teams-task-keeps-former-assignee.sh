#!/usr/bin/env bash
# Surprise: n8n's Microsoft Teams node keeps the former assignee of a task when it assigns another.
# Expected: Update with Assigned To assigns the task to this user.
# Seen (n8n-nodes-base@2.41.1): only the new user is sent. Microsoft Graph adds it to the assignments that are there,
#   and removes only those that are sent as null.
# Why it matters: a renewal that was handed over is still in the list of the one who left, and both work on it. Remove
#   the former user in HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/GenericFunctions.js package/dist/nodes/Microsoft/Teams package/dist/nodes/Webhook package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Microsoft/Teams/v2/transport/index.js');
const anna = '11111111-1111-4111-8111-111111111111';
const ben = '22222222-2222-4222-8222-222222222222';
const task = { '@odata.etag': 'W/"1"', title: 'Renewal of Contoso', assignments: { [anna]: { orderHint: '1' } } };
// Like Microsoft Graph: assignments are merged, and null removes one
api.microsoftApiRequest = async (method, path, { assignments = {} } = {}) => {
	for (const [user, assignment] of Object.entries(assignments)) {
		if (assignment) task.assignments[user] = assignment;
		else delete task.assignments[user];
	}
	return task;
};
async function main() {
	const updateFields = { assignedTo: { mode: 'id', value: ben, __rl: true } };
	await run('microsoftTeams', 2, { resource: 'task', operation: 'update', taskId: { mode: 'id', value: 'task1', __rl: true }, updateFields }, [{}]);
	console.log(Object.keys(task.assignments).map((user) => ({ [anna]: 'Anna', [ben]: 'Ben' })[user]).join(', '));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Anna, Ben'

echo 'n8n-nodes-base@2.41.1, Microsoft Teams, Update of a task of Anna with Assigned To Ben: who has it'
echo 'Expected: Ben'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
