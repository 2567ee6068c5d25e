#!/usr/bin/env bash
# Surprise: n8n's GitLab node reads a file from the branch master, not from the default branch.
# Expected: Get without a reference reads the default branch, usually main, as the description of Reference says.
# Seen (n8n-nodes-base@2.41.1): it asks for the branch master.
# Why it matters: in a project that moved from master to main, the report uses the price list of the day it moved.
#   Write the branch into Reference.
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
gitlab.gitlabApiRequest = async (method, path, body, query) => {
	console.log(`${method}: query ${JSON.stringify(query)}`);
	return { path: 'prices.csv', content: 'c2t1' };
};
const { Gitlab } = require('n8n-nodes-base/dist/nodes/Gitlab/Gitlab.node.js');
async function main() {
	const { options } = new Gitlab().description.properties.find(({ name, displayOptions }) =>
		name === 'additionalParameters' && displayOptions.show.operation.includes('get'));
	const { description } = options.find(({ name }) => name === 'reference');
	console.log(`the description says ${/default branch \(.*\)/.exec(description)[0]}`);
	await run('gitlab', 1, { resource: 'file', operation: 'get', owner: 'sales', repository: 'prices', filePath: 'prices.csv', asBinaryProperty: false, additionalParameters: {} }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='the description says default branch (usually main)
GET: query {"ref":"master"}'

echo 'n8n-nodes-base@2.41.1, GitLab, Get of a file without a reference: the description of Reference, and what is sent'
echo 'Expected: no ref, or HEAD'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
