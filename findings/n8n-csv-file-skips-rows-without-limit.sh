#!/usr/bin/env bash
# Surprise: n8n's Extract from File takes a limit of 0 skipped rows for no limit.
# Expected: with Max Skipped Records 0, the first faulty row is an error. -1 removes the limit, as the hint says.
# Seen (n8n-nodes-base@2.41.1): with 0, all faulty rows are skipped, as with -1. With 1, two of them are an error.
# Why it matters: rows with a comma too many are renewals that nobody sees. To allow none, turn Skip Records With
#   Errors off.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 csv-parse@7.0.2 iconv-lite@0.6.3 lodash@4.18.1 ts-ics@1.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Files/ExtractFromFile package/dist/nodes/ManualTrigger package/dist/nodes/SpreadsheetFile package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
/** Runs nodes one after the other. Returns the items of the last one. */
async function run(nodes, items) {
	const names = ['Start', ...nodes.map(([type]) => type)];
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [['manualTrigger', 1], ...nodes].map(([type, typeVersion, parameters = {}], index) =>
			({ id: names[index], name: names[index], type, typeVersion, position: [0, 0], parameters })),
		connections: Object.fromEntries(names.slice(0, -1).map((name, index) =>
			[name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }])),
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData: { Start: items } }));
	if (resultData.error) throw resultData.error;
	return resultData.runData[names.at(-1)][0].data.main[0];
}
const file = (fileName, text) => ({ fileName, fileExtension: fileName.split('.').pop(), mimeType: 'text/csv', data: Buffer.from(text).toString('base64') });
const extract = async (operation, binary, options = {}) =>
	(await run([['extractFromFile', 1.1, { operation, binaryPropertyName: 'data', options }]], [{ json: {}, binary: { data: binary } }])).map(({ json }) => json);

async function main() {
	const text = ['customer,seats', 'Contoso,5', 'Fabrikam, Inc.,20', 'Tailspin, Ltd.,3'].join('\n');
	for (const maxSkippedRecords of [-1, 0, 1, 2]) {
		const options = { skipRecordsWithErrors: { value: { enabled: true, maxSkippedRecords } } };
		const seen = await extract('csv', file('export.csv', text), options).then((items) => items.map(({ customer }) => customer), ({ message }) => `error: ${message}`);
		console.log(`${maxSkippedRecords}: ${seen}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_LOG_LEVEL=silent N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='-1: Contoso
0: Contoso
1: error: Max number of skipped records exceeded
2: Contoso'

echo 'n8n-nodes-base@2.41.1, Extract from File, CSV, two of three rows are faulty, by Max Skipped Records'
echo 'Expected: an error for 0 and 1'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
