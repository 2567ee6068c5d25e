#!/usr/bin/env bash
# Surprise: n8n's Compression node puts only one of two files with the same name into a ZIP.
# Expected: both files are in the ZIP, or the node reports that their names clash.
# Seen (n8n-nodes-base@2.41.1): the second file replaces the first, without an error. Convert to File names each file
#   File.csv unless a name is given, so exports of one item clash easily.
# Why it matters: the customers of the first vendor are not in the attachment. Set File Name in Convert to File.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/config@2.39.0 @n8n/di@0.17.0 @n8n/utils@1.48.0 fflate@0.8.3 mime-types@3.0.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Compression package/dist/nodes/ManualTrigger

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
const { unzipSync } = require('fflate');
const compress = { operation: 'compress', binaryPropertyName: 'adobe,trend', outputFormat: 'zip', fileName: 'renewals.zip', binaryPropertyOutput: 'data' };
async function main() {
	for (const names of [['File.csv', 'File.csv'], ['adobe.csv', 'trend.csv']]) {
		const binary = { adobe: file(names[0], 'Contoso'), trend: file(names[1], 'Fabrikam') };
		const [item] = await run([['compression', 1.1, compress]], [{ json: {}, binary }]);
		const files = Object.entries(unzipSync(Buffer.from(item.binary.data.data, 'base64')));
		console.log(files.map(([name, content]) => `${name}: ${Buffer.from(content)}`).join(', '));
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='File.csv: Fabrikam
adobe.csv: Contoso, trend.csv: Fabrikam'

echo 'n8n-nodes-base@2.41.1, Compression of the exports of two vendors to a ZIP'
echo 'Expected: Contoso and Fabrikam in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
