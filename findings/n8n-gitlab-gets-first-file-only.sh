#!/usr/bin/env bash
# Surprise: n8n's GitLab node gets only the file of the first item.
# Expected: Get with As Binary Property gets the price list of each vendor, one per item.
# Seen (n8n-nodes-base@2.41.1): the node returns after the first item. The other items pass without a file and without
#   an error. Without As Binary Property, all files are read.
# Why it matters: the report has the prices of one vendor. Turn As Binary Property off and use Move Base64 String to
#   File, or loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Gitlab package/dist/nodes/ManualTrigger

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
const gitlab = require('n8n-nodes-base/dist/nodes/Gitlab/GenericFunctions.js');
let asked = [];
gitlab.gitlabApiRequest = async (method, path) => {
	const file = decodeURIComponent(path).split('/').pop();
	asked.push(file);
	return { path: file, content: 'c2t1' };
};
async function main() {
	const items = ['adobe.csv', 'keepnet.csv', 'vmware.csv'].map((file) => ({ file }));
	for (const asBinaryProperty of [false, true]) {
		asked = [];
		const file = { resource: 'file', operation: 'get', owner: 'sales', repository: 'prices', filePath: '={{ $json.file }}', additionalParameters: {} };
		const result = await run('gitlab', 1, { ...file, asBinaryProperty, binaryPropertyName: 'data' }, items);
		console.log(`as binary property ${asBinaryProperty}: ${result.length} items, files ${asked.join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='as binary property false: 3 items, files adobe.csv, keepnet.csv, vmware.csv
as binary property true: 3 items, files adobe.csv'

echo 'n8n-nodes-base@2.41.1, GitLab, Get of a file for each of three items, without and with As Binary Property'
echo 'Expected: three files for both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
