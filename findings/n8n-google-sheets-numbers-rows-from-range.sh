#!/usr/bin/env bash
# Surprise: n8n's Google Sheets node numbers rows from the start of the range that it reads.
# Expected: Get Rows of the range A5:B7 returns 6 and 7 as row_number, so that Update Row finds these rows again.
# Seen (n8n-nodes-base@2.41.1): row_number is 2 and 3. Update Row, matched by row_number, writes to rows 2 and 3 of the
#   sheet.
# Why it matters: the update of a table that starts further down overwrites the title, the notes or another table above
#   it. Match by an ID, or read the whole sheet with a header row of 5.
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
	const sent = [];
	transport.apiRequest = async (method, resource, { data = [] } = {}) => {
		sent.push(...data);
		if (resource.includes('A5')) return { values: [['customer', 'seats'], ['Contoso', 5], ['Fabrikam', 8]] };
		if (resource.includes('/values/')) return { values: [['customer', 'seats']] };
		return { sheets: [{ properties: { sheetId: 0, title: 'Renewals', gridProperties: { rowCount: 9, columnCount: 2 } } }] };
	};
	const dataLocationOnSheet = { values: { rangeDefinition: 'specifyRangeA1', range: 'A5:B7' } };
	const rows = await run('googleSheets', 4.7, { resource: 'sheet', operation: 'read', ...document, options: { dataLocationOnSheet } }, [{}]);
	console.log(`read: ${rows.map(({ customer, row_number }) => `${customer} ${row_number}`).join(', ')}`);
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: ['row_number'], schema: [] };
	await run('googleSheets', 4.7, { resource: 'sheet', operation: 'update', ...document, columns, options: {} },
		rows.map((row) => ({ row_number: row.row_number, seats: 99 })));
	console.log(`written: ${sent.map(({ range, values }) => `${range} = ${values[0][0]}`).join(', ')}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='read: Contoso 2, Fabrikam 3
written: Renewals!B2 = 99, Renewals!B3 = 99'

echo 'n8n-nodes-base@2.41.1, Google Sheets, Get Rows of A5:B7 and Update Row by row_number'
echo 'Expected: read: Contoso 6, Fabrikam 7; written: Renewals!B6 and B7'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
