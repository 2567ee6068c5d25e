#!/usr/bin/env bash
# Surprise: n8n's Pipedrive node sets the value of a deal to 0 if the new value is empty.
# Expected: Update with a value that is empty or null leaves the value as it is, or removes it, or fails.
# Seen (n8n-nodes-base@2.41.1): 0 is sent.
# Why it matters: deals lose their amount in each run in which the vendor does not state one. Add the field Value only
#   if there is one, for example with two nodes behind an If.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Pipedrive package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/Pipedrive/v2/transport/index.js');
Object.defineProperty(transport, 'pipedriveApiRequest', { value: async (method, path, body) => {
	console.log(JSON.stringify(body));
	return { data: {} };
} });
async function main() {
	const updateFields = { value: '={{ $json.value }}' };
	await run('pipedrive', 2, { resource: 'deal', operation: 'update', dealId: '7', rawCustomFieldKeys: true, updateFields }, [{ value: 1200 }, { value: '' }, { value: null }]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"value":1200}
{"value":0}
{"value":0}'

echo 'n8n-nodes-base@2.41.1, Pipedrive, Update of a deal with the value 1200, with an empty text and with null'
echo 'Expected: no value for the second and the third one'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
