#!/usr/bin/env bash
# Surprise: when a node such as Sort fails in n8n, its items leave by the success output, not by the error output.
# Expected: with On Error set to "Continue (using error output)", what could not be done leaves by the error output, as
#   it does from Edit Fields.
# Seen (n8n-core@2.41.1): nodes that do not catch their errors themselves, such as Sort and Aggregate, pass their input
#   on to the success output, unchanged. Nothing comes to the error output.
# Why it matters: whoever watches the error output hears nothing, while a list that was not sorted goes on and is cut by
#   a Limit. Do not rely on the error output of these nodes; let the workflow fail.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform package/dist/nodes/Set package/dist/nodes/NoOp package/dist/nodes/Code

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
	const price = { assignments: [{ id: '1', name: 'price', value: '={{ $json.price }}', type: 'number' }] };
	for (const [type, version, parameters] of [
		['set', 3.4, { mode: 'manual', includeOtherFields: true, options: {}, assignments: price }],
		['sort', 1, { type: 'simple', sortFieldsUi: { sortField: [{ fieldName: 'renewal', order: 'ascending' }] } }],
	]) {
		const { Success, Failure } = await run([
			['Node', type, version, parameters, { onError: 'continueErrorOutput' }],
			['Success', 'noOp', 1],
			['Failure', 'noOp', 1],
		], {
			Start: { main: [to('Node')] },
			Node: { main: [to('Success'), to('Failure')] },
		}, [{ price: 'unknown', renews: '2026-03-01' }, { price: 'unknown', renews: '2026-01-01' }]);
		console.log(`${type}: success ${Success?.[0][0].length ?? 0}, error ${Failure?.[0][0].length ?? 0}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder N8N_LOG_LEVEL=silent node seen.cjs)
stated='set: success 0, error 2
sort: success 2, error 0'

echo 'n8n-core@2.41.1, two items that Edit Fields and Sort reject, with error output'
echo 'Expected: two items at the error output, both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
