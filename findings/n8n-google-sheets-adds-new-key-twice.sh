#!/usr/bin/env bash
# Surprise: n8n's Google Sheets node appends a new customer twice in one run.
# Expected: Append or Update Row appends the first item of a new ID and updates that row with the second.
# Seen (n8n-nodes-base@2.41.1): it compares each item with the rows that the sheet had at first. Two items with the same
#   new ID become two rows. From the next run on, only the upper row is updated.
# Why it matters: the lower row keeps its date and seats for good, and totals count the customer twice. Remove
#   duplicates first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google package/dist/nodes/ManualTrigger package/dist/utils

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
const document = { documentId: { mode: 'id', value: 'invented', __rl: true }, sheetName: { mode: 'id', value: '0', __rl: true } };

async function main() {
	transport.apiRequest = async (method, resource, { values } = {}) => {
		if (values) console.log(`${method} ${resource.split('/').pop()}: ${JSON.stringify(values)}`);
		if (resource.includes('/values/')) return { values: [['id', 'seats'], ['C-1', 5]] };
		return { sheets: [{ properties: { sheetId: 0, title: 'Renewals', gridProperties: { rowCount: 9, columnCount: 2 } } }] };
	};
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: ['id'], schema: [] };
	await run('googleSheets', 4.7, { resource: 'sheet', operation: 'appendOrUpdate', ...document, columns, options: {} },
		[{ id: 'C-2', seats: 7 }, { id: 'C-2', seats: 8 }]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='PUT Renewals!3:4: [["C-2",7],["C-2",8]]'

echo 'n8n-nodes-base@2.41.1, Google Sheets, Append or Update Row for C-2 with 7, then 8 seats'
echo 'Expected: one row: [["C-2",8]]'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
