#!/usr/bin/env bash
# Surprise: n8n's Grist node searches for 0 if the value of a filter is empty, and for 12 if it is 0012.
# Expected: a filter value that is text is sent as text.
# Seen (n8n-nodes-base@2.41.1): each value that can be read as a number is sent as a number, and an empty one as 0.
# Why it matters: the row of a customer is not found although it exists, and an item without a number finds the rows
#   with 0 seats. Put a letter in front of ids, and filter out items without a value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Grist package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Grist/GenericFunctions.js');
api.gristApiRequest = async (method, path, body, { filter }) => {
	console.log(filter);
	return { records: [] };
};
async function main() {
	const additionalOptions = { filter: { filterProperties: [{ field: 'Number', values: '={{ $json.number }}' }] } };
	await run('grist', 1, { operation: 'getAll', docId: '1', tableId: 'Customers', returnAll: true, additionalOptions }, [
		{ number: 'C-0012' },
		{ number: '0012' },
		{ number: '' },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"Number":["C-0012"]}
{"Number":[12]}
{"Number":[0]}'

echo 'n8n-nodes-base@2.41.1, Grist, Get Many Rows with a filter for C-0012, 0012 and an empty text'
echo 'Expected: {"Number":["C-0012"]}, {"Number":["0012"]} and {"Number":[""]}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
