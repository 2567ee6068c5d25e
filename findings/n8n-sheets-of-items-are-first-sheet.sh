#!/usr/bin/env bash
# Surprise: n8n's Google Sheets and Microsoft Excel nodes append the rows of all items to the sheet of the first one.
# Expected: a sheet that is an expression is read for each item, as the columns are.
# Seen (n8n-nodes-base@2.41.1): the document and the sheet of the first item are used for all of them.
# Why it matters: with a sheet per vendor or customer, one gets the renewals of all, and the others get none. Loop with
#   a batch size of 1, or filter per sheet.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/Sheet package/dist/nodes/Google/constants.js package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/Excel package/dist/nodes/Microsoft/GenericFunctions.js package/dist/utils

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
const google = require('n8n-nodes-base/dist/nodes/Google/Sheet/v2/transport/index.js');
const microsoft = require('n8n-nodes-base/dist/nodes/Microsoft/Excel/v2/transport/index.js');
const id = (value) => ({ mode: 'id', value, __rl: true });
const titles = { 1: 'Adobe', 2: 'Trend Micro' };
google.apiRequest = async (method, resource, { values } = {}) => {
	if (values) console.log(`Google Sheets, ${decodeURIComponent(resource.split('/').pop())}: ${JSON.stringify(values)}`);
	if (resource.includes('/values/')) return { values: [['customer'], ['Northwind']] };
	return { sheets: Object.entries(titles).map(([sheetId, title]) => ({ properties: { sheetId: Number(sheetId), title, gridProperties: { rowCount: 9, columnCount: 1 } } })) };
};
microsoft.microsoftApiRequest = async (method, resource, body) => {
	if (body) console.log(`Microsoft Excel, ${resource.split('/')[6]}: ${JSON.stringify(body.values)}`);
	return body ?? { address: 'Sheet!A1:A2', values: [['customer'], ['Northwind']] };
};
async function main() {
	const items = [{ sheet: '1', customer: 'Contoso' }, { sheet: '2', customer: 'Fabrikam' }];
	const columns = { mappingMode: 'defineBelow', value: { customer: '={{ $json.customer }}' }, matchingColumns: [], schema: [{ id: 'customer', displayName: 'customer', type: 'string', display: true }] };
	await run('googleSheets', 4.7, { resource: 'sheet', operation: 'append', documentId: id('invented'), sheetName: id('={{ $json.sheet }}'), columns, options: {} }, items);
	const fieldsUi = { values: [{ column: 'customer', fieldValue: '={{ $json.customer }}' }] };
	await run('microsoftExcel', 2.2, { resource: 'worksheet', operation: 'append', workbook: id('01INVENTED'), worksheet: id('={{ $json.sheet }}'), dataMode: 'define', fieldsUi, options: {} }, items);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Google Sheets, Adobe!3:4: [["Contoso"],["Fabrikam"]]
Microsoft Excel, 1: [["Contoso"],["Fabrikam"]]'

echo 'n8n-nodes-base@2.41.1, Append of Contoso to sheet 1 (Adobe) and of Fabrikam to sheet 2 (Trend Micro)'
echo 'Expected: Contoso in sheet 1, and Fabrikam in sheet 2'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
