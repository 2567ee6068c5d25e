#!/usr/bin/env bash
# Surprise: n8n runs a lower branch before a higher one that leads through a Merge node.
# Expected: branches run from top to bottom, each to its end before the next begins, as n8n's documentation says of
#   executionOrder v1. A table that is written on the lower branch is then written after the message of the higher one.
# Seen (n8n-core@2.41.1, n8n-nodes-base@2.41.1): as soon as one input of a Merge node gets no data, the node waits
#   until nothing else is left to run, although no data can come any more. The lower branch runs first.
# Why it matters: a workflow that posts new renewals and then remembers them, remembers first. If the post fails, the
#   next run finds no new renewal. Put what must come last behind what must come first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Merge package/dist/nodes/NoOp package/dist/nodes/If

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...targets) => targets.map(([node, index = 0]) => ({ node, type: 'main', index }));

/** Start -> If -> both inputs of a Merge -> Message, above; Start -> Table, below. The names in the order of their start. */
async function order(items) {
	const node = (name, type, typeVersion, position, parameters = {}) => ({ id: name, name, type, typeVersion, position, parameters });
	const isNew = {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		combinator: 'and',
		conditions: [{ id: '1', leftValue: '={{ $json.isNew }}', rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } }],
	};
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1' },
		nodes: [
			node('Start', 'manualTrigger', 1, [0, 0]),
			node('New or Changed', 'if', 2.2, [200, -200], { conditions: isNew, options: {} }),
			node('Both', 'merge', 3.1, [400, -200]),
			node('Message', 'noOp', 1, [600, -200]),
			node('Table', 'noOp', 1, [200, 200]),
		],
		connections: {
			Start: { main: [to(['New or Changed'], ['Table'])] },
			'New or Changed': { main: [to(['Both', 0]), to(['Both', 1])] },
			Both: { main: [to(['Message'])] },
		},
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	const runs = Object.entries(resultData.runData).map(([name, [run]]) => [name, run.executionIndex]);
	return runs.sort(([, a], [, b]) => a - b).map(([name]) => name).join(', ');
}
async function main() {
	console.log(`one new, one changed: ${await order([{ isNew: true }, { isNew: false }])}`);
	console.log(`one new: ${await order([{ isNew: true }])}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='one new, one changed: Start, New or Changed, Both, Message, Table
one new: Start, New or Changed, Table, Both, Message'

echo 'n8n-core@2.41.1, a branch through a Merge node above, and one without below'
echo 'Expected: Table comes last, both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
