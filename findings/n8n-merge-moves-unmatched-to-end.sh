#!/usr/bin/env bash
# Surprise: n8n's Merge node moves items without a match to the end.
# Expected: Enrich Input 1 returns the items of Input 1 in their order, with more fields.
# Seen (n8n-nodes-base@2.41.1): items that have a match come first, so a list that was sorted no longer is. Keep
#   Everything does the same.
# Why it matters: the most urgent renewal is at the end of the report, or cut off by Limit, because the CRM does not
#   know the customer. Sort behind the node.
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
	const renewals = [['Contoso', 2], ['Fabrikam', 9], ['Tailspin', 30]].map(([customer, days]) => ({ customer, days }));
	const owners = [{ customer: 'Fabrikam', owner: 'Ann' }, { customer: 'Tailspin', owner: 'Ben' }];
	for (const joinMode of ['enrichInput1', 'keepEverything']) {
		const items = await merge({ joinMode }, renewals, owners);
		console.log(`${joinMode}: ${items.map(({ customer, days }) => `${customer} in ${days} days`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='enrichInput1: Fabrikam in 9 days, Tailspin in 30 days, Contoso in 2 days
keepEverything: Fabrikam in 9 days, Tailspin in 30 days, Contoso in 2 days'

echo 'n8n-nodes-base@2.41.1, Merge by customer, renewals sorted by days, Contoso has no owner'
echo 'Expected: Contoso, Fabrikam, Tailspin'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
