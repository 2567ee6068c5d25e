#!/usr/bin/env bash
# Surprise: n8n's Loop Over Items ends, without an error, at the first batch of which a Filter keeps nothing.
# Expected: a batch without results is followed by the next one, and what comes after the loop runs in any case.
# Seen (n8n-nodes-base@2.41.1): no item comes back to the loop, so it never starts the next batch. The rest of the list
#   is not read, the done branch does not run, and the execution is a success.
# Why it matters: customers are looped over to ask a vendor about each. The first customer without a renewal ends the
#   report for all that follow. Filter behind the loop. Always Output Data keeps the loop going, but adds an empty item.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/SplitInBatches package/dist/nodes/Filter package/dist/nodes/If package/dist/nodes/NoOp

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
const soon = {
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	combinator: 'and',
	conditions: [{ id: '1', leftValue: '={{ $json.days }}', rightValue: 60, operator: { type: 'number', operation: 'lte' } }],
};
async function main() {
	for (const days of [[10, 20, 30], [10, 90, 30]]) {
		const { Loop, Report } = await run([
			['Loop', 'splitInBatches', 3, { batchSize: 1, options: {} }],
			['Soon', 'filter', 2.2, { conditions: soon, options: {} }],
			['Report', 'noOp', 1],
		], {
			Start: { main: [to('Loop')] },
			Loop: { main: [to('Report'), to('Soon')] },
			Soon: { main: [to('Loop')] },
		}, days.map((days) => ({ days })));
		const read = Loop.flatMap(([, batch]) => batch ?? []).map(({ days }) => days);
		console.log(`${days.join(', ')}: read ${read.join(', ')}; reported ${Report ? Report[0][0].map(({ days }) => days).join(', ') : 'nothing'}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='10, 20, 30: read 10, 20, 30; reported 10, 20, 30
10, 90, 30: read 10, 90; reported nothing'

echo 'n8n-nodes-base@2.41.1, Loop Over Items with a Filter for 60 days inside'
echo 'Expected: all three read, and the second report has 10 and 30'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
