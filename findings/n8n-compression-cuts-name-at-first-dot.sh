#!/usr/bin/env bash
# Surprise: n8n's Compression node cuts the name of a file at the first dot.
# Expected: renewals.2026-03.csv becomes renewals.2026-03.csv.gz, and the other way round.
# Seen (n8n-nodes-base@2.41.1): it becomes renewals.csv.gz when it is compressed with Gzip, and renewals.csv when such
#   a file is decompressed. ZIP keeps the names.
# Why it matters: the exports of all months, or of contoso.com and contoso.de, have one name, and the upload of one
#   replaces the other. Write File Name into the node, or choose ZIP.
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
const { gzipSync } = require('zlib');
async function main() {
	const compress = { operation: 'compress', binaryPropertyName: 'data', outputFormat: 'gzip', fileName: '', binaryPropertyOutput: 'data' };
	const decompress = { operation: 'decompress', binaryPropertyName: 'data', outputPrefix: 'file_' };
	for (const name of ['renewals.2026-03.csv', 'renewals.2026-04.csv']) {
		const [compressed] = await run([['compression', 1.1, compress]], [{ json: {}, binary: { data: file(name, 'Contoso') } }]);
		const zipped = { ...file(`${name}.gz`, ''), data: gzipSync('Contoso').toString('base64') };
		const [decompressed] = await run([['compression', 1.1, decompress]], [{ json: {}, binary: { data: zipped } }]);
		console.log(`${name}: ${compressed.binary.data.fileName}; ${name}.gz: ${decompressed.binary.file_0.fileName}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='renewals.2026-03.csv: renewals.csv.gz; renewals.2026-03.csv.gz: renewals.csv
renewals.2026-04.csv: renewals.csv.gz; renewals.2026-04.csv.gz: renewals.csv'

echo 'n8n-nodes-base@2.41.1, Compression, Gzip, both ways'
echo 'Expected: names that keep the month'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
