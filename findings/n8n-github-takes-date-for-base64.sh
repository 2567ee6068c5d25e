#!/usr/bin/env bash
# Surprise: n8n's GitHub node writes other bytes for a file whose text could be base64.
# Expected: Create and Edit write the text content that was entered.
# Seen (n8n-nodes-base@2.41.1): a text of letters and digits whose length is a multiple of four is sent as if it were
#   base64. So 20260301 becomes six other bytes, and 2026-03-01 stays.
# Why it matters: a file that keeps the date of the last run, a customer ID or a SKU cannot be read in the next run.
#   Put a line break at the end of the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 basic-auth@2.0.1 change-case@5.4.4 jsonwebtoken@9.0.3 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Github package/dist/nodes/ManualTrigger package/dist/nodes/Webhook package/dist/utils

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
const github = require('n8n-nodes-base/dist/nodes/Github/GenericFunctions.js');
github.githubApiRequest = async (method, path, { content }) => {
	console.log(Buffer.from(content, 'base64').toString('hex'));
	return {};
};
async function main() {
	const file = { resource: 'file', operation: 'create', owner: { __rl: true, mode: 'name', value: 'sales' }, repository: { __rl: true, mode: 'name', value: 'state' } };
	const rest = { filePath: 'last-run.txt', commitMessage: 'Add', binaryData: false, additionalParameters: {} };
	for (const fileContent of ['2026-03-01', '20260301', 'KNPRO100']) {
		console.log(`${fileContent} is ${Buffer.from(fileContent).toString('hex')}, sent is`);
		await run('github', 1.1, { ...file, ...rest, fileContent }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-01 is 323032362d30332d3031, sent is
323032362d30332d3031
20260301 is 3230323630333031, sent is
db4dbad37d35
KNPRO100 is 4b4e50524f313030, sent is
28d3d13b5d34'

echo 'n8n-nodes-base@2.41.1, GitHub, Create of files with the contents 2026-03-01, 20260301 and KNPRO100: what is in the file'
echo 'Expected: the same bytes twice, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
