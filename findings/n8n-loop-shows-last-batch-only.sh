#!/usr/bin/env bash
# Surprise: after n8n's Loop Over Items, all() of a node in the loop returns the items of the last batch only.
# Expected: all() returns all items of the node, as its name says, and first() the first of them.
# Seen (n8n-workflow@2.41.0): of five customers in batches of two, all() is the fifth and first() is the fifth as well.
#   Without a run index, the last run counts. The done branch itself has all five.
# Why it matters: a summary behind the loop counts or adds up the last batch and looks complete. Read the items of the
#   done branch with $input, or collect all(0, run) for every run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/SplitInBatches package/dist/nodes/Set package/dist/nodes/NoOp

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
const assign = (...fields) => ({
	mode: 'manual', includeOtherFields: true, options: {},
	assignments: { assignments: fields.map(([name, value, type]) => ({ id: name, name, value, type })) },
});
async function main() {
	const { Summary } = await run([
		['Loop', 'splitInBatches', 3, { batchSize: 2, options: {} }],
		['Ask', 'set', 3.4, assign(['asked', true, 'boolean'])],
		['Summary', 'set', 3.4, { ...assign(
			['all', '={{ $("Ask").all().map((item) => item.json.customer).join(" ") }}', 'string'],
			['first', '={{ $("Ask").first().json.customer }}', 'string'],
			['input', '={{ $input.all().map((item) => item.json.customer).join(" ") }}', 'string'],
		), includeOtherFields: false }, { executeOnce: true }],
	], {
		Start: { main: [to('Loop')] },
		Loop: { main: [to('Summary'), to('Ask')] },
		Ask: { main: [to('Loop')] },
	}, ['A', 'B', 'C', 'D', 'E'].map((customer) => ({ customer })));
	const [{ all, first, input }] = Summary[0][0];
	console.log(`$("Ask").all(): ${all}\n$("Ask").first(): ${first}\n$input.all(): ${input}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='$("Ask").all(): E
$("Ask").first(): E
$input.all(): A B C D E'

echo 'n8n-workflow@2.41.0, behind a loop over A, B, C, D and E in batches of 2'
echo 'Expected: all() is A B C D E, first() is A'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
