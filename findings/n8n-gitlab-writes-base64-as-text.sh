#!/usr/bin/env bash
# Surprise: n8n's GitLab node writes the base64 text of a file instead of the file.
# Expected: Create with a content in base64 and Encoding: base64 tells GitLab that the content is base64.
# Seen (n8n-nodes-base@2.41.1): the option is compared with a wrong value, so the encoding is never sent, and GitLab
#   takes the content for text.
# Why it matters: the list of renewals in the repository reads Y3VzdG9tZXI7..., and the next workflow finds no row in
#   it. Pass text, or turn on Binary File.
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
gitlab.gitlabApiRequest = async (method, path, body) => {
	console.log(JSON.stringify(body));
	return {};
};
async function main() {
	const fileContent = Buffer.from('customer;seats').toString('base64');
	const file = { resource: 'file', operation: 'create', owner: 'sales', repository: 'renewals', filePath: 'renewals.csv', branch: 'main', commitMessage: 'Add', binaryData: false, fileContent };
	await run('gitlab', 1, { ...file, additionalParameters: { encoding: { encoding: 'base64' } } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"branch":"main","commit_message":"Add","content":"Y3VzdG9tZXI7c2VhdHM="}'

echo 'n8n-nodes-base@2.41.1, GitLab, Create of a file with a content in base64 and Encoding: base64'
echo 'Expected: the request has "encoding":"base64"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
