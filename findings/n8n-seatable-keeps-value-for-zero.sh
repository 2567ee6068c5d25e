#!/usr/bin/env bash
# Surprise: n8n's SeaTable node does not send 0, false and empty texts.
# Expected: Update of a row sends each column that has a value in the item.
# Seen (n8n-nodes-base@2.41.1): columns whose new value is 0, false, empty or null are left out, so the old value
#   stays.
# Why it matters: a renewal that was canceled keeps its amount and its check mark in the sheet. Pass 0 and false as
#   text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/SeaTable

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
const api = require('n8n-nodes-base/dist/nodes/SeaTable/v2/GenericFunctions.js');
api.getTableColumns = async () => [['Amount', 'number'], ['Renews', 'checkbox'], ['Contact', 'text']].map(([name, type]) => ({ key: name, name, type }));
api.seaTableApiRequest = async (context, method, path, { updates }) => {
	console.log(JSON.stringify(updates[0].row));
	return {};
};
async function main() {
	const parameters = { resource: 'row', operation: 'update', tableName: 'Renewals', rowId: '7', fieldsToSend: 'autoMapInputData', inputsToIgnore: '' };
	await run('seaTable', 2, parameters, [
		{ Amount: 1200, Renews: true, Contact: 'sam@contoso.example' },
		{ Amount: 0, Renews: false, Contact: '' },
		{ Amount: '0', Renews: 'false', Contact: '' },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"Amount":1200,"Renews":true,"Contact":"sam@contoso.example"}
{}
{"Amount":0,"Renews":false}'

echo 'n8n-nodes-base@2.41.1, SeaTable, Update of a row'
echo 'Expected: {"Amount":0,"Renews":false,"Contact":""} for the second one'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
