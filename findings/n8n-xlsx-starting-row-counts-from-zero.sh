#!/usr/bin/env bash
# Surprise: in n8n's Extract from File, starting row 2 of an XLSX file is the third row.
# Expected: row 2 is the second, as in Excel, and as Starting Line 2 of the same node is for CSV.
# Seen (n8n-nodes-base@2.41.1): Range "2" starts at the third row. It is then the row of the names, so the first
#   customer becomes the name of a field, and is not in the list.
# Why it matters: an export with a title above the headings loses its first renewal, and the values of that renewal are
#   the names of all fields. Write 1, or a range such as A2:B9.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 csv-parse@7.0.2 iconv-lite@0.6.3 pdfjs-dist@5.4.296 lodash@4.18.1 ics@2.40.0 luxon@3.7.2 ts-ics@1.2.2 mime-types@3.0.2 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Files package/dist/nodes/SpreadsheetFile

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
const XLSX = require('@e965/xlsx');
async function read(operation, content, options) {
	const binary = { data: { data: Buffer.from(content).toString('base64'), mimeType: 'application/octet-stream' } };
	return run('extractFromFile', 1, { operation, binaryPropertyName: 'data', options }, [{ json: {}, binary }]);
}

async function main() {
	const rows = [['Renewals of March', ''], ['customer', 'renews'], ['Contoso', '2026-03-01'], ['Fabrikam', '2026-03-15']];
	const sheet = XLSX.utils.aoa_to_sheet(rows);
	const book = XLSX.utils.book_new(sheet, 'Renewals');
	const xlsx = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
	console.log(`XLSX, Range 2: ${JSON.stringify(await read('xlsx', xlsx, { range: '2' }))}`);
	console.log(`CSV, Starting Line 2: ${JSON.stringify(await read('csv', XLSX.utils.sheet_to_csv(sheet), { fromLine: 2 }))}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='XLSX, Range 2: [{"Contoso":"Fabrikam","2026-03-01":"2026-03-15"}]
CSV, Starting Line 2: [{"customer":"Contoso","renews":"2026-03-01"},{"customer":"Fabrikam","renews":"2026-03-15"}]'

echo 'n8n-nodes-base@2.41.1, Extract from File, two customers below a title and headings'
echo 'Expected: customer and renews of Contoso and Fabrikam, both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
