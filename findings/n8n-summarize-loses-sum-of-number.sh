#!/usr/bin/env bash
# Surprise: n8n's Summarize node loses the sum of one of two groups.
# Expected: amounts of the id 12 and of the text "12" are one group with the sum of 150, or two groups.
# Seen (n8n-nodes-base@2.41.1): they are two groups as separate items. As a single item, both have the name 12, and the
#   last replaces the other.
# Why it matters: vendors write customer ids as numbers or as text. The total of the customer is too low, without an
#   error. Choose separate items, or convert ids to text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Transform/Summarize

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
async function main() {
	const items = [{ id: 12, amount: 100 }, { id: '12', amount: 50 }];
	for (const outputFormat of ['separateItems', 'singleItem']) {
		const fieldsToSummarize = { values: [{ aggregation: 'sum', field: 'amount' }] };
		const output = await run('summarize', 1.1, { fieldsToSummarize, fieldsToSplitBy: 'id', options: { outputFormat } }, items);
		console.log(`${outputFormat}: ${JSON.stringify(output)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='separateItems: [{"sum_amount":100,"id":12},{"sum_amount":50,"id":"12"}]
singleItem: [{"12":{"sum_amount":50}}]'

echo 'n8n-nodes-base@2.41.1, Summarize, 100 for the number 12 and 50 for the text "12"'
echo 'Expected: 150 in sum in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
