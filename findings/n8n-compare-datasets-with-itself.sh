#!/usr/bin/env bash
# Surprise: Compare Datasets in n8n finds differences between a list and its exact copy.
# Expected: all items of the list are in "Same", whatever the key.
# Seen (n8n-nodes-base@2.41.1): when two items share the key, both of A are compared with the first of B. The second
#   one is then different, and its copy in B is reported as "In B only", although A has both the key and the item.
# Why it matters: a customer with two subscriptions is normal. Compared by customer, last week's list and an unchanged
#   one give a changed and a new renewal in every run. Match on fields that identify one item, such as the
#   subscription.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/NoOp package/dist/nodes/CompareDatasets

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function compare(parameters, before, after) {
	const node = (name, type, rest) => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest });
	const to = (name, index = 0) => ({ node: name, type: 'main', index });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1' },
		nodes: [node('Start', 'manualTrigger'), node('A', 'noOp'), node('B', 'noOp'), node('Compare', 'compareDatasets', { typeVersion: 2.3, parameters })],
		connections: { Start: { main: [[to('A'), to('B')]] }, A: { main: [[to('Compare')]] }, B: { main: [[to('Compare', 1)]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pin = (items) => items.map((json) => ({ json }));
	const pinData = { Start: pin([{}]), A: pin(before), B: pin(after) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Compare[0].data.main;
}
async function main() {
	const items = [{ customer: 'Contoso', sku: 'MAIL' }, { customer: 'Contoso', sku: 'BACKUP' }, { customer: 'Fabrikam', sku: 'MAIL' }];
	const mergeByFields = { values: [{ field1: 'customer', field2: 'customer' }] };
	const results = await compare({ mergeByFields, resolve: 'preferInput1', options: {} }, items, items);
	const outputs = ['in A only', 'same', 'different', 'in B only'];
	results.forEach((list, index) => console.log(`${outputs[index]}: ${list.map(({ json }) => Object.values(json).join(' ')).join(', ')}`));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='in A only: 
same: Contoso MAIL, Fabrikam MAIL
different: Contoso BACKUP
in B only: Contoso BACKUP'

echo 'n8n-nodes-base@2.41.1, Compare Datasets, a list and its copy, matched by customer'
echo 'Expected: all three are the same'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
