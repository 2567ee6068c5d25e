#!/usr/bin/env bash
# Surprise: n8n's Aggregate keeps a nested field that is excluded, and returns nothing for one that is included.
# Expected: customer.email is the field email in customer, as in the other mode of the same node, or an error says that
#   there is no such field.
# Seen (n8n-nodes-base@2.41.1): when it aggregates all item data, the node compares whole field names of the top level.
#   To exclude customer.email has no effect, and to include only customer.name returns an empty list.
# Why it matters: addresses that were to be left out are in the message, or the message is empty. Keep the fields that
#   you want in Edit Fields first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform package/dist/nodes/Code

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
	const renewals = [{ customer: { name: 'Contoso', email: 'sam@contoso.example' }, renews: '2026-03-01' }];
	const aggregate = (parameters) => run('aggregate', 1, { aggregate: 'aggregateAllItemData', destinationFieldName: 'renewals', options: {}, ...parameters }, renewals);
	console.log(`all except customer.email: ${JSON.stringify(await aggregate({ include: 'allFieldsExcept', fieldsToExclude: 'customer.email' }))}`);
	console.log(`only customer.name: ${JSON.stringify(await aggregate({ include: 'specifiedFields', fieldsToInclude: 'customer.name' }))}`);
	const fieldToAggregate = [{ fieldToAggregate: 'customer.name' }];
	console.log(`individual field customer.name: ${JSON.stringify(await aggregate({ aggregate: 'aggregateIndividualFields', fieldsToAggregate: { fieldToAggregate } }))}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='all except customer.email: [{"renewals":[{"customer":{"name":"Contoso","email":"sam@contoso.example"},"renews":"2026-03-01"}]}]
only customer.name: [{"renewals":[]}]
individual field customer.name: [{"name":["Contoso"]}]'

echo 'n8n-nodes-base@2.41.1, Aggregate with nested fields'
echo 'Expected: no email in the first list, the name in the second'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
