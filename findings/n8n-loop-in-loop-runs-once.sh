#!/usr/bin/env bash
# Surprise: n8n's Loop Over Items inside another loop runs for the first item only.
# Expected: the inner loop handles the renewals of each customer of the outer loop.
# Seen (n8n-nodes-base@2.41.1): the inner loop is at its end after the first customer, and stays there. It passes the
#   renewals of later customers on as done, together with those of all customers before.
# Why it matters: only the customers of the first vendor get a message, and behind the loops each renewal is there
#   several times. Turn on Reset in the inner loop with {{ $prevNode.name === "Split" }}, or call a sub-workflow
#   instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/NoOp package/dist/nodes/SplitInBatches package/dist/nodes/Transform/SplitOut package/dist/nodes/Transform/utils

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
const loop = (name) => [name, 'splitInBatches', 3, { batchSize: 1, options: {} }];
async function main() {
	const nodes = [loop('Customers'), ['Split', 'splitOut', 1, { fieldToSplitOut: 'renewals', options: {} }], loop('Renewals'), ['Send', 'noOp', 1]];
	const connections = {
		Start: { main: [to('Customers')] },
		Customers: { main: [[], to('Split')] },
		Split: { main: [to('Renewals')] },
		Renewals: { main: [to('Customers'), to('Send')] },
		Send: { main: [to('Renewals')] },
	};
	const customers = [['Contoso 1', 'Contoso 2'], ['Fabrikam 1'], ['Tailspin 1']];
	const runs = await run(nodes, connections, customers.map((renewals) => ({ renewals })));
	const list = (items) => items.map(({ renewals }) => renewals).join(', ');
	console.log(`sent: ${list(runs.Send.flatMap(([items]) => items))}`);
	console.log(`done: ${list(runs.Customers.at(-1)[0])}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='sent: Contoso 1, Contoso 2
done: Contoso 1, Contoso 2, Contoso 1, Contoso 2, Fabrikam 1, Contoso 1, Contoso 2, Fabrikam 1, Tailspin 1'

echo 'n8n-nodes-base@2.41.1, Loop Over Items of customers, and of the renewals of each customer'
echo 'Expected: Contoso 1, Contoso 2, Fabrikam 1, Tailspin 1 in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
