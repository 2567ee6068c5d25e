#!/usr/bin/env bash
# Surprise: an item that n8n's Filter cannot compare is dropped, not sent to the error output.
# Expected: with On Error set to "Continue (using error output)", the item leaves by that output, as it does from
#   Switch.
# Seen (n8n-nodes-base@2.41.1): a text where the condition wants a date, in strict mode. Filter drops the item, and If
#   sends it to the false branch. The error output of both stays empty, and the execution is a success.
# Why it matters: the error output is there to catch dates that cannot be read. With Filter and If they vanish among the
#   renewals that are not due. Use Switch, or check the date before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Filter package/dist/nodes/If package/dist/nodes/Switch package/dist/nodes/NoOp

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
const conditions = {
	options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
	combinator: 'and',
	conditions: [{ id: '1', leftValue: '={{ $json.renews }}', rightValue: '2026-03-15', operator: { type: 'dateTime', operation: 'before' } }],
};
async function main() {
	const dates = ['2026-03-01', 'soon', '2026-04-01'];
	for (const [type, version, parameters, outputs] of [
		['filter', 2.2, { conditions, options: {} }, ['kept', 'error']],
		['if', 2.2, { conditions, options: {} }, ['true', 'false', 'error']],
		['switch', 3.2, { rules: { values: [{ conditions }] }, options: {} }, ['0', 'error']],
	]) {
		const ran = await run([
			['Node', type, version, parameters, { onError: 'continueErrorOutput' }],
			...outputs.map((name) => [name, 'noOp', 1]),
		], {
			Start: { main: [to('Node')] },
			Node: { main: outputs.map((name) => to(name)) },
		}, dates.map((renews) => ({ renews })));
		const shown = outputs.map((name) => `${name}: ${(ran[name]?.[0][0] ?? []).map(({ renews, error }) => renews ?? error.slice(0, 18)).join(', ') || 'none'}`);
		console.log(`${type} -> ${shown.join('; ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder N8N_LOG_LEVEL=silent node seen.cjs)
stated='filter -> kept: 2026-03-01; error: none
if -> true: 2026-03-01; false: soon, 2026-04-01; error: none
switch -> 0: 2026-03-01; error: Wrong type: '\''soon'\'''

echo 'n8n-nodes-base@2.41.1, "is before 2026-03-15" of 2026-03-01, soon and 2026-04-01, with error output'
echo 'Expected: soon at each error output'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
