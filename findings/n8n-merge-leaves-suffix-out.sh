#!/usr/bin/env bash
# Surprise: n8n's Merge node leaves the number of the input out of the names if the other input is empty.
# Expected: with Always Add Input Number, the price of Input 1 is price_1 in each run.
# Seen (n8n-nodes-base@2.41.1): if the other input has items, none of which needs to match, it is price_1. If it has
#   none, it is price.
# Why it matters: on a day on which the second list is empty, all prices and customers of the report are empty. Write
#   {{ $json.price_1 ?? $json.price }}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/config@2.39.0 @n8n/di@0.17.0 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Merge package/dist/nodes/Transform/SplitOut package/dist/nodes/Transform/utils package/dist/utils

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
const list = (name) => [name, 'splitOut', 1, { fieldToSplitOut: name, options: {} }];
async function merge(parameters, first, second) {
	const connections = {
		Start: { main: [to('first', 'second')] },
		first: { main: [[{ node: 'Merge', type: 'main', index: 0 }]] },
		second: { main: [[{ node: 'Merge', type: 'main', index: 1 }]] },
	};
	const settings = { mode: 'combine', combineBy: 'combineByFields', fieldsToMatchString: 'customer', options: {}, ...parameters };
	const { Merge: [[items]] } = await run([list('first'), list('second'), ['Merge', 'merge', 3.2, settings]], connections, [{ first, second }]);
	return items;
}

async function main() {
	const options = { clashHandling: { values: { resolveClash: 'addSuffix' } } };
	const renewals = [{ customer: 'Contoso', price: 1200 }];
	for (const other of [[{ customer: 'Contoso', price: 900 }], [{ customer: 'Fabrikam', price: 900 }], []]) {
		const items = await merge({ joinMode: 'enrichInput1', options }, renewals, other);
		console.log(`${other.map(({ customer }) => customer).join() || 'nothing'}: ${JSON.stringify(items[0])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso: {"customer_1":"Contoso","price_1":1200,"customer_2":"Contoso","price_2":900}
Fabrikam: {"customer_1":"Contoso","price_1":1200}
nothing: {"customer":"Contoso","price":1200}'

echo 'n8n-nodes-base@2.41.1, Merge, Enrich Input 1, Always Add Input Number, by what the other input has'
echo 'Expected: price_1 in each line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
