#!/usr/bin/env bash
# Surprise: n8n returns the items of one output for $("If").all().
# Expected: behind If, whose outputs lead to the same node, or to one Merge, $("If").all() are all items that left it,
#   or those of the current run.
# Seen (n8n-workflow@2.41.0): it is the list of the first output that leads to the node, also while the node handles
#   the items of the other, and also behind Merge.
# Why it matters: a report that is made of $("If").all() lists the urgent renewals twice, or only them. Use
#   $input.all(), or name the output: $("If").all(1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/config@2.39.0 @n8n/di@0.17.0 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/If package/dist/nodes/ManualTrigger package/dist/nodes/Merge package/dist/nodes/NoOp package/dist/nodes/Set package/dist/utils

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
const condition = { leftValue: '={{ $json.days }}', rightValue: 30, operator: { type: 'number', operation: 'lt' } };
const conditions = { options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'strict' }, combinator: 'and', conditions: [condition] };
const assignment = { id: '1', name: 'all', type: 'string', value: '={{ $("If").all().map(({ json }) => json.customer).join() }}' };
const report = ['Report', 'set', 3.4, { mode: 'manual', includeOtherFields: true, assignments: { assignments: [assignment] }, options: {} }];
const items = [{ customer: 'Contoso', days: 5 }, { customer: 'Fabrikam', days: 90 }];
const show = (label, { Report }) => console.log(`${label}: ${Report.flatMap(([outputs]) => outputs).map(({ customer, all }) => `at ${customer} ${all}`).sort().join('; ')}`);
async function main() {
	const branch = ['If', 'if', 2.2, { conditions, options: {} }];
	show('one node', await run([branch, report], { Start: { main: [to('If')] }, If: { main: [to('Report'), to('Report')] } }, items));
	const input = (index) => ({ main: [[{ node: 'Merge', type: 'main', index }]] });
	const connections = { Start: { main: [to('If')] }, If: { main: [to('Urgent'), to('Later')] }, Urgent: input(0), Later: input(1), Merge: { main: [to('Report')] } };
	show('Merge', await run([branch, ['Urgent', 'noOp', 1], ['Later', 'noOp', 1], ['Merge', 'merge', 3.2, { mode: 'append' }], report], connections, items));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='one node: at Contoso Contoso; at Fabrikam Contoso
Merge: at Contoso Contoso; at Fabrikam Contoso'

echo 'n8n-nodes-base@2.41.1, $("If").all() in a node behind both outputs: Contoso is urgent, Fabrikam is not'
echo 'Expected: both customers, or in the first line the one at hand'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
