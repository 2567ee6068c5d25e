#!/usr/bin/env bash
# Surprise: n8n's Todoist node succeeds when Todoist refuses a change.
# Expected: Move to a project that does not exist fails.
# Seen (n8n-nodes-base@2.41.1): the node returns success. Todoist answers 200 with the error under sync_status, which
#   the node does not read. The same goes for reminders.
# Why it matters: tasks of renewals stay where they are, reminders are never set, and the workflow reports success.
#   Read the task afterwards, or use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Todoist

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
const api = require('n8n-nodes-base/dist/nodes/Todoist/GenericFunctions.js');
api.todoistSyncRequest = async ({ commands: [{ type, uuid }] }) => {
	const answer = { sync_status: { [uuid]: { error: 'Project not found', error_code: 20 } } };
	console.log(`Todoist answers ${type}: ${Object.values(answer.sync_status)[0].error}`);
	return answer;
};
async function main() {
	const project = { mode: 'id', value: '6Jf8VQXxpwv56VQ7', __rl: true };
	console.log(JSON.stringify(await run('todoist', 2.2, { resource: 'task', operation: 'move', taskId: '6X7rM8997g3RQmvh', project, options: {} }, [{}])));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Todoist answers item_move: Project not found
[{"success":true}]'

echo 'n8n-nodes-base@2.41.1, Todoist, Move of a task to a project that is gone: what Todoist answers, and the output'
echo 'Expected: an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
