#!/usr/bin/env bash
# Surprise: Remove Duplicates in n8n keeps duplicates once a value is null.
# Expected: one item each for Contoso, Fabrikam and null.
# Seen (n8n-nodes-base@2.41.1): the node sorts the items and compares neighbours. A null is neither less nor greater,
#   so equal values end up apart and both stay. The node checks that all values have one type, but lets null pass.
# Why it matters: one customer without a partner id, and notices go out twice to those around it. It depends on the
#   order of the items, so a test with fewer items shows nothing. Filter the items without a value out first.
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
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const parameters = { operation: 'removeDuplicateInputItems', compare: 'selectedFields', fieldsToCompare: 'customer', options: {} };
	for (const customers of [['Contoso', 'Fabrikam', 'Contoso'], ['Contoso', null, 'Contoso'], ['Fabrikam', 'Contoso', null, 'Contoso', 'Fabrikam']]) {
		const kept = await run('removeDuplicates', 2, parameters, customers.map((customer) => ({ customer })));
		console.log(`${customers.join(', ')}: ${kept.map(({ json }) => json.customer).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso, Fabrikam, Contoso: Contoso, Fabrikam
Contoso, , Contoso: Contoso, , Contoso
Fabrikam, Contoso, , Contoso, Fabrikam: Fabrikam, Contoso, , Fabrikam'

echo 'n8n-nodes-base@2.41.1, Remove Duplicates by customer, an empty name stands for null'
echo 'Expected: each customer once'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
