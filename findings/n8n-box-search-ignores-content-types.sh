#!/usr/bin/env bash
# Surprise: n8n's Box node ignores Content Types when it searches.
# Expected: Search with Content Types: name sends content_types, so that only names are searched.
# Seen (n8n-nodes-base@2.41.1): it sends contet_types, which Box does not know, so texts, descriptions and comments are
#   searched too.
# Why it matters: the newest file that mentions "Prices 2026" is taken for the price list of that name. Check the name
#   behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Box package/dist/nodes/ManualTrigger

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
const box = require('n8n-nodes-base/dist/nodes/Box/GenericFunctions.js');
box.boxApiRequest = async (method, path, body, query) => {
	console.log(`${path}: query ${JSON.stringify(query)}`);
	return { entries: [] };
};
const { Box } = require('n8n-nodes-base/dist/nodes/Box/Box.node.js');
async function main() {
	const { options } = new Box().description.properties.find(({ name, displayOptions }) =>
		name === 'additionalFields' && displayOptions.show.resource.includes('file') && displayOptions.show.operation.includes('search'));
	const field = (label) => options.find(({ displayName }) => displayName === label).name;
	const additionalFields = { [field('Content Types')]: 'name', [field('File Extensions')]: 'xlsx' };
	await run('box', 1, { resource: 'file', operation: 'search', query: 'Prices 2026', returnAll: false, limit: 5, additionalFields }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/search: query {"type":"file","query":"Prices 2026","contet_types":"name","file_extensions":"xlsx","limit":5}'

echo 'n8n-nodes-base@2.41.1, Box, Search of files with Content Types: name and File Extensions: xlsx'
echo 'Expected: content_types=name and file_extensions=xlsx'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
