#!/usr/bin/env bash
# Surprise: n8n's Google Sheets node does not clear a cell when the new value is null.
# Expected: after Update Row with automatic mapping, the row is as the item is, so the cell of the null is empty.
# Seen (n8n-nodes-base@2.41.1): null is left out, as if the item did not have the field, so the old value stays in the
#   sheet. An empty text clears the cell. With manual mapping, null does so as well.
# Why it matters: a vendor takes back a renewal date or a cancellation and sends null. The sheet shows the old one for
#   good. Replace null by an empty text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 jsonwebtoken@9.0.3 @e965/xlsx@0.20.3 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Google

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
const transport = require('n8n-nodes-base/dist/nodes/Google/Sheet/v2/transport/index.js');
const document = { mode: 'id', value: 'invented', __rl: true };
/** Runs an operation on a sheet with these rows, and returns the items and what was sent to change the sheet. */
async function change(operation, sheet, items) {
	const sent = [];
	transport.apiRequest = async (method, resource, body, query) => {
		if (method !== 'GET') sent.push(body);
		if (resource.includes('/values/')) return { values: sheet(query.valueRenderOption) };
		return { sheets: [{ properties: { sheetId: 0, title: 'Renewals', gridProperties: { rowCount: 9, columnCount: 3 } } }] };
	};
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: ['id'], schema: [] };
	const sheetName = { mode: 'id', value: '0', __rl: true };
	const output = await run('googleSheets', 4.7, { resource: 'sheet', operation, documentId: document, sheetName, columns, options: {} }, items);
	return { output, sent };
}

async function main() {
	const sheet = () => [['id', 'renews', 'seats'], ['C-1', '2026-03-01', 5]];
	for (const renews of [null, '']) {
		const { sent } = await change('update', sheet, [{ id: 'C-1', renews, seats: 9 }]);
		console.log(`${JSON.stringify(renews)}: ${sent.flatMap(({ data }) => data).map(({ range, values }) => `${range} = ${JSON.stringify(values[0][0])}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='null: Renewals!C2 = 9
"": Renewals!B2 = "", Renewals!C2 = 9'

echo 'n8n-nodes-base@2.41.1, Google Sheets, Update Row, renews is column B'
echo 'Expected: B2 is emptied both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
