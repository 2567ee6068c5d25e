#!/usr/bin/env bash
# Surprise: n8n's Remove Duplicates node ignores the dates of a database.
# Expected: with All Fields, two items that differ in their renewal date are both kept.
# Seen (n8n-nodes-base@2.41.1): dates, as database nodes return them, are not compared, so the second item is removed.
#   With Selected Fields, and with dates as text, both are kept.
# Why it matters: of two subscriptions of a customer for the same product, only one is in the report. Convert dates to
#   ISO text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Transform/RemoveDuplicates package/dist/nodes/Transform/utils package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function run(type, typeVersion, parameters, items, timezone = 'UTC') {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
async function main() {
	const dates = ['2026-03-01T00:00:00.000Z', '2026-09-01T00:00:00.000Z'];
	for (const [label, compare, convert] of [
		['All Fields', 'allFields', (date) => new Date(date)],
		['All Fields, dates as text', 'allFields', (date) => date],
		['Selected Fields', 'selectedFields', (date) => new Date(date)],
	]) {
		const items = dates.map((date) => ({ customer: 'Contoso', renewsOn: convert(date) }));
		const parameters = { operation: 'removeDuplicateInputItems', compare, fieldsToCompare: 'customer,renewsOn', options: {} };
		console.log(`${label}: ${(await run('removeDuplicates', 2, parameters, items)).length}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='All Fields: 1
All Fields, dates as text: 2
Selected Fields: 2'

echo 'n8n-nodes-base@2.41.1, Remove Duplicates, two renewals of Contoso, of 1 March and 1 September'
echo 'Expected: 2 each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
