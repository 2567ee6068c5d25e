#!/usr/bin/env bash
# Surprise: n8n's Edit Fields moves a selected nested field to the top, over a field with the same last name.
# Expected: with Selected Input Fields set to customer.id and product.id, both stay where they are, as all fields do
#   with All Input Fields Except.
# Seen (n8n-nodes-base@2.41.1): each field is written to the top level by its last name. customer.id and product.id both
#   become id, and the second replaces the first. A field that the item had as id is replaced as well.
# Why it matters: a list of renewals keeps the id of the product and calls it id. Whoever joins it with customers finds
#   none, or wrong ones. Set the fields one by one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Set

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
	const renewal = { id: 'R-1', customer: { id: 'C-1', name: 'Contoso' }, product: { id: 'P-1', name: 'Pro' } };
	const edit = (fields) => run('set', 3.4, { mode: 'manual', assignments: { assignments: [] }, includeOtherFields: true, options: {}, ...fields }, [renewal]);
	for (const includeFields of ['customer.id', 'customer.id, product.id', 'id, customer.id']) {
		console.log(`selected ${includeFields}: ${JSON.stringify(await edit({ include: 'selected', includeFields }))}`);
	}
	const excludeFields = 'customer.name, product';
	console.log(`all except ${excludeFields}: ${JSON.stringify(await edit({ include: 'except', excludeFields }))}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='selected customer.id: [{"id":"C-1"}]
selected customer.id, product.id: [{"id":"P-1"}]
selected id, customer.id: [{"id":"C-1"}]
all except customer.name, product: [{"id":"R-1","customer":{"id":"C-1"}}]'

echo 'n8n-nodes-base@2.41.1, Edit Fields that includes nested fields'
echo 'Expected: each id in its place'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
