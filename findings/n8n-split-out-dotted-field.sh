#!/usr/bin/env bash
# Surprise: n8n's Split Out moves a nested list to a field whose name has a dot, which other nodes then cannot reach into.
# Expected: splitting data.renewals puts each entry at data.renewals, where it was found, so the usual path still works.
# Seen (n8n-nodes-base@2.41.1): with other fields included, the entry is in a top-level field named "data.renewals", and
#   data is left empty. Selected fields get such names too: customer.name is one field, and customer is gone.
# Why it matters: an expression for data.renewals.date is empty for all items, so a filter drops every renewal. Name a
#   destination field without a dot.
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
	const item = { customer: { name: 'Contoso', id: 7 }, data: { renewals: [{ date: '2026-03-01' }, { date: '2026-04-01' }] } };
	for (const parameters of [
		{ include: 'allOtherFields', options: {} },
		{ include: 'selectedOtherFields', fieldsToInclude: 'customer.name', options: {} },
		{ include: 'allOtherFields', options: { destinationFieldName: 'renewal' } },
	]) {
		const [first] = await run('splitOut', 1, { fieldToSplitOut: 'data.renewals', ...parameters }, [item]);
		console.log(`${parameters.include}: ${JSON.stringify(first)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='allOtherFields: {"customer":{"name":"Contoso","id":7},"data":{},"data.renewals":{"date":"2026-03-01"}}
selectedOtherFields: {"data.renewals":{"date":"2026-03-01"},"customer.name":"Contoso"}
allOtherFields: {"customer":{"name":"Contoso","id":7},"data":{},"renewal":{"date":"2026-03-01"}}'

echo 'n8n-nodes-base@2.41.1, Split Out of data.renewals'
echo 'Expected: data.renewals.date and customer.name are nested'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
