#!/usr/bin/env bash
# Surprise: n8n's Google Tasks node puts a task below the parent of the item before it.
# Expected: a task without a parent is created at the top of the list.
# Seen (n8n-nodes-base@2.41.1): the parent of an item stays set for all items after it, until another item sets it anew.
#   The place behind a previous task stays as well.
# Why it matters: the task for a customer is hidden below that of another, and is gone when the other one is deleted.
#   Sort items without a parent first, or use a loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Task package/dist/nodes/ManualTrigger

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
const api = require('n8n-nodes-base/dist/nodes/Google/Task/GenericFunctions.js');
async function main() {
	api.googleApiRequest = async (method, path, { title }, query) => {
		console.log(`${title}: ${JSON.stringify(query)}`);
		return {};
	};
	await run('googleTasks', 1, {
		resource: 'task', operation: 'create', task: 'invented', title: '={{ $json.title }}', additionalFields: { parent: '={{ $json.parent }}' },
	}, [
		{ title: 'Renew Contoso', parent: '' },
		{ title: 'Ask Contoso for seats', parent: 'contoso' },
		{ title: 'Renew Fabrikam', parent: '' },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Renew Contoso: {}
Ask Contoso for seats: {"parent":"contoso"}
Renew Fabrikam: {"parent":"contoso"}'

echo 'n8n-nodes-base@2.41.1, Google Tasks, three tasks, only the second with a parent'
echo 'Expected: Renew Fabrikam: {}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
