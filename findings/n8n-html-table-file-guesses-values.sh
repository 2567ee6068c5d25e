#!/usr/bin/env bash
# Surprise: n8n's Extract from File turns text in an HTML table into American dates and numbers, cell by cell.
# Expected: cells of an HTML table are text, as in a CSV file, or a column has one type.
# Seen (n8n-nodes-base@2.41.1, @e965/xlsx@0.20.3): 01/03/2026 becomes 3 January, while 13/03/2026 stays text. 1.200,50
#   becomes 1.2005, 900,00 becomes 90000, the article number 1-2 becomes 2 January 2001, and 007 becomes 7. An .xls file
#   that is really an HTML table, as many portals send it, is read in the same way.
# Why it matters: the first twelve days of each month are read as another date, and totals are wrong, without an error.
#   Turn on the option Raw Data, and convert in the next node.
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
	const pinData = { Start: items };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const rows = [
	['renews', 'amount', 'article', 'customer'],
	['01/03/2026', '1.200,50', '1-2', '007'],
	['13/03/2026', '900,00', '1-2A', 'A7'],
];
const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
async function main() {
	for (const operation of ['html', 'xls']) {
		for (const rawData of [false, true]) {
			const file = { data: Buffer.from(table).toString('base64'), mimeType: 'text/html', fileExtension: operation };
			const parameters = { operation, binaryPropertyName: 'data', options: { rawData } };
			console.log(`${operation}, raw data ${rawData}`);
			for (const row of await run('extractFromFile', 1.1, parameters, [{ json: {}, binary: { data: file } }])) {
				console.log(`  ${JSON.stringify(row)}`);
			}
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='html, raw data false
  {"renews":"2026-01-03T00:00:00.000Z","amount":1.2005,"article":"2001-01-02T00:00:00.000Z","customer":7}
  {"renews":"13/03/2026","amount":90000,"article":"1-2A","customer":"A7"}
html, raw data true
  {"renews":"01/03/2026","amount":"1.200,50","article":"1-2","customer":"007"}
  {"renews":"13/03/2026","amount":"900,00","article":"1-2A","customer":"A7"}
xls, raw data false
  {"renews":"2026-01-03T00:00:00.000Z","amount":1.2005,"article":"2001-01-02T00:00:00.000Z","customer":7}
  {"renews":"13/03/2026","amount":90000,"article":"1-2A","customer":"A7"}
xls, raw data true
  {"renews":"01/03/2026","amount":"1.200,50","article":"1-2","customer":"007"}
  {"renews":"13/03/2026","amount":"900,00","article":"1-2A","customer":"A7"}'

echo 'n8n-nodes-base@2.41.1, Extract from File'
echo 'Expected: the text of each cell, four times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
