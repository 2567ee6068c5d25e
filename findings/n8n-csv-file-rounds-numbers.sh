#!/usr/bin/env bash
# Surprise: CSV files written by n8n have 4.50012E+12 in place of the order number 4500123456789.
# Expected: a CSV file has all digits of a whole number, since JavaScript and Excel keep 15 of them.
# Seen (n8n-nodes-base@2.41.1, @e965/xlsx@0.20.3): numbers of 12 or more digits are written with six digits and an
#   exponent, so different ones look alike. 11 digits, and any digits in text, are written in full.
# Why it matters: order and subscription numbers from JSON are numbers. Two of them become the same one, and the import
#   of the file finds neither. Convert ids to text with Edit Fields before Convert to File.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 ics@2.40.0 moment-timezone@0.5.48 iconv-lite@0.6.3 @e965/xlsx@0.20.3 csv-parse@7.0.2 ts-ics@2.4.3 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/ICalendar package/dist/nodes/Files package/dist/nodes/SpreadsheetFile

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
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const orders = [12345678901, 123456789012, 4500123456789, 4500123499999, '4500123456789'];
	const parameters = { operation: 'csv', binaryPropertyName: 'data', options: {} };
	const [{ binary }] = await run('convertToFile', 1.1, parameters, orders.map((order) => ({ type: typeof order, order })));
	console.log(Buffer.from(binary.data.data, 'base64').toString().replace('\uFEFF', '').trim());
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='type,order
number,12345678901
number,1.23457E+11
number,4.50012E+12
number,4.50012E+12
string,4500123456789'

echo 'n8n-nodes-base@2.41.1, Convert to File (CSV)'
echo 'Expected: 12345678901, 123456789012, 4500123456789, 4500123499999 and 4500123456789'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
