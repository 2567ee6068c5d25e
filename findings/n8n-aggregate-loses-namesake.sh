#!/usr/bin/env bash
# Surprise: n8n's Aggregate node loses the first of two fields when both paths end in one name.
# Expected: customer.id and product.id become two lists, or the node reports that the names clash.
# Seen (n8n-nodes-base@2.41.1): the output has one field, "id", with the values of product.id. Those of customer.id
#   are gone, without an error. With Rename Field on, both are kept.
# Why it matters: a list of customer ids for an update is really a list of product ids. Rename at least one of the
#   two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform

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
	const items = [1, 2].map((number) => ({ customer: { id: `customer ${number}` }, product: { id: `product ${number}` } }));
	const rows = (...names) => ({ fieldToAggregate: ['customer.id', 'product.id'].map((fieldToAggregate, index) => ({
		fieldToAggregate, ...(names[index] && { renameField: true, outputFieldName: names[index] }),
	})) });
	for (const names of [[], ['customers', 'products']]) {
		const [output] = await run('aggregate', 1, { aggregate: 'aggregateIndividualFields', fieldsToAggregate: rows(...names), options: {} }, items);
		console.log(`${names.length > 0 ? 'renamed' : 'as is'}: ${JSON.stringify(output)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='as is: {"id":["product 1","product 2"]}
renamed: {"customers":["customer 1","customer 2"],"products":["product 1","product 2"]}'

echo 'n8n-nodes-base@2.41.1, Aggregate of customer.id and product.id'
echo 'Expected: the ids of customers and of products in both lines, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
