#!/usr/bin/env bash
# Surprise: n8n's Extract from File reads a date as 46082 from XLSX, and as an ISO date from the same sheet in ODS.
# Expected: a date of a cell with a date format is a date, or a text as it is displayed, whatever the file type.
# Seen (n8n-nodes-base@2.41.1, @e965/xlsx@0.20.3): XLSX and XLS give the number of days since 1900, and Raw Data and
#   Read As String do not change it. ODS gives an ISO date. A date that is a heading is the displayed text in XLSX and
#   XLS.
# Why it matters: a workflow that was made for one of them finds no date in the other, or takes 46082 for milliseconds,
#   which is a day in 1970. Look at the type before you read the date.
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
	const sheet = XLSX.utils.aoa_to_sheet([['customer', 'renews'], ['Contoso', new Date('2026-03-01T00:00:00Z')]], { UTC: true });
	const book = XLSX.utils.book_new(sheet, 'Renewals');
	for (const type of ['xlsx', 'xls', 'ods']) {
		const content = XLSX.write(book, { type: 'buffer', bookType: type });
		for (const options of [{}, { rawData: true }, { readAsString: true }]) {
			const [{ renews }] = await read(type, content, options);
			console.log(`${type} with ${Object.keys(options)[0] ?? 'no option'}: ${JSON.stringify(renews)}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='xlsx with no option: 46082
xlsx with rawData: 46082
xlsx with readAsString: 46082
xls with no option: 46082
xls with rawData: 46082
xls with readAsString: 46082
ods with no option: "2026-03-01T00:00:00.000Z"
ods with rawData: "2026-03-01T00:00:00.000Z"
ods with readAsString: "2026-03-01T00:00:00.000Z"'

echo 'n8n-nodes-base@2.41.1, Extract from File, 1 March 2026 in a cell with a date format'
echo 'Expected: a date, or text, in all of them'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
