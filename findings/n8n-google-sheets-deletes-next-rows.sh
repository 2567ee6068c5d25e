#!/usr/bin/env bash
# Surprise: n8n's Google Sheets node deletes other rows than those whose row_number it is given.
# Expected: Delete Rows for two items, with the row_number that Get Rows returned, deletes these two rows.
# Seen (n8n-nodes-base@2.41.1): the node deletes one row after the other, and each deletion moves the rows below it up.
#   From the second item on, it hits a row further down.
# Why it matters: a clean-up of ended renewals removes running ones and leaves ended ones, without an error. Sort by
#   row_number, the largest first.
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
	const names = (rows) => rows.map(([customer]) => customer).join(' ');
	for (const order of ['ascending', 'descending']) {
		const sheet = [['customer', 'status'], ['Contoso', 'ended'], ['Fabrikam', 'ended'], ['Tailspin', 'open'], ['Woodgrove', 'open']];
		transport.apiRequest = async (method, resource, { requests = [] } = {}) => {
			for (const { deleteDimension: { range } } of requests) sheet.splice(range.startIndex, range.endIndex - range.startIndex);
			if (resource.includes('/values/')) return { values: sheet.map((row) => [...row]) };
			return { sheets: [{ properties: { sheetId: 0, title: 'Renewals', gridProperties: { rowCount: 9, columnCount: 3 } } }] };
		};
		const rows = await run('googleSheets', 4.7, { resource: 'sheet', operation: 'read', ...document, options: {} }, [{}]);
		const ended = rows.filter(({ status }) => status === 'ended');
		if (order === 'descending') ended.reverse();
		await run('googleSheets', 4.7, {
			resource: 'sheet', operation: 'delete', ...document, toDelete: 'rows', startIndex: '={{ $json.row_number }}', numberToDelete: 1,
		}, ended);
		console.log(`rows ${ended.map(({ row_number }) => row_number)}: ${names(sheet.slice(1))} remain`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='rows 2,3: Fabrikam Woodgrove remain
rows 3,2: Tailspin Woodgrove remain'

echo 'n8n-nodes-base@2.41.1, Google Sheets, Delete Rows of Contoso and Fabrikam'
echo 'Expected: Tailspin Woodgrove remain both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
