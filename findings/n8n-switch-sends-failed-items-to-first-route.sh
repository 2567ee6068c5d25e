#!/usr/bin/env bash
# Surprise: n8n's Switch node sends an item that it cannot compare to the first output.
# Expected: with On Error: Continue, the item leaves by no route or the fallback, or at least with its data.
# Seen (n8n-nodes-base@2.41.1): an item with nothing but the error leaves by the first output.
# Why it matters: the first route is often the urgent one: it gets a message without a customer, and the customer is
#   lost. Use the error output, and compare behind it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/If package/dist/nodes/ManualTrigger package/dist/nodes/Switch package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...names) => names.map((node) => ({ node, type: 'main', index: 0 }));

/** Runs nodes after a trigger called Start. Returns each node's runs, each run a list of items per output. */
async function run(nodes, connections, items) {
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [['Start', 'manualTrigger', 1], ...nodes].map(([name, type, typeVersion, parameters = {}, rest = {}]) =>
			({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...rest })),
		connections,
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return Object.fromEntries(Object.entries(resultData.runData).map(([name, runs]) =>
		[name, runs.map((run) => (run.data?.main ?? []).map((output) => (output ?? []).map(({ json }) => json)))]));
}
async function main() {
	const rule = (operation) => ({
		conditions: {
			options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'strict' }, combinator: 'and',
			conditions: [{ leftValue: '={{ $json.days }}', rightValue: 30, operator: { type: 'number', operation } }],
		},
	});
	const parameters = { mode: 'rules', rules: { values: [rule('lt'), rule('gte')] }, options: { fallbackOutput: 'extra' } };
	const settings = ['Node', 'switch', 3.2, parameters, { onError: 'continueRegularOutput' }];
	const items = [{ customer: 'Contoso', days: 90 }, { customer: 'Fabrikam', days: 'unknown' }];
	const { Node: [outputs] } = await run([settings], { Start: { main: [to('Node')] } }, items);
	['less than 30 days', '30 days or more', 'fallback'].forEach((label, index) => console.log(`${label}: ${JSON.stringify(outputs[index])}`));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='less than 30 days: [{"error":"Wrong type: '\''unknown'\'' is a string but was expecting a number [condition 0, item 1]"}]
30 days or more: [{"customer":"Contoso","days":90}]
fallback: []'

echo 'n8n-nodes-base@2.41.1, Switch by days, On Error: Continue, an item whose days are a text'
echo 'Expected: nothing in the first line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
