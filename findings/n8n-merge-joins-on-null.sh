#!/usr/bin/env bash
# Surprise: n8n's Merge node joins all items whose key is null with each other.
# Expected: as in a SQL join, an item without a key matches nothing, whether the key is null, empty or missing.
# Seen (n8n-nodes-base@2.41.1): null matches null and an empty text matches an empty text, each with each. Only an item
#   that lacks the field matches nothing.
# Why it matters: two subscriptions without a customer number become four, with the contacts of strangers, and seats
#   and amounts double. Filter items without a key before a merge, and add them again afterwards.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Merge

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
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }, { node: 'Node', type: 'main', index: 1 }]] } },
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
async function main() {
	const parameters = { mode: 'combine', combineBy: 'combineByFields', fieldsToMatchString: 'customerNo', joinMode: 'enrichInput1', options: {} };
	for (const [name, key] of [['null', { customerNo: null }], ['empty', { customerNo: '' }], ['missing', {}]]) {
		const items = ['Backup', 'Mail'].map((product) => ({ ...key, product }));
		console.log(`${name}: ${items.length} items on both inputs, ${(await run('merge', 3, parameters, items)).length} merged`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='null: 2 items on both inputs, 4 merged
empty: 2 items on both inputs, 4 merged
missing: 2 items on both inputs, 2 merged'

echo 'n8n-nodes-base@2.41.1, Merge by matching field, enriching input 1'
echo 'Expected: 2 merged items for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
