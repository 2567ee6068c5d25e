#!/usr/bin/env bash
# Surprise: n8n's Summarize node counts two equal dates of a database as two.
# Expected: Count Unique is 2 for 1 March, 1 March and 1 April, as it is for the same dates as text, and as Split By
#   and Remove Duplicates see them.
# Seen (n8n-nodes-base@2.41.1): Count Unique is 3. Concatenate puts each date in quotes, and Split By returns the date
#   as a text with quotes in it.
# Why it matters: the number of renewal days in a summary is too high, and what Split By returns is no date any more.
#   Turn dates into ISO texts in Edit Fields first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform

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
	const days = ['2026-03-01', '2026-03-01', '2026-04-01'];
	const values = [{ aggregation: 'countUnique', field: 'day' }, { aggregation: 'concatenate', field: 'day', separateBy: ', ' }];
	for (const [name, read] of [['text', (day) => day], ['dates', (day) => new Date(day)]]) {
		const items = days.map((day) => ({ day: read(day), seats: 1 }));
		console.log(`${name}: ${JSON.stringify(await run('summarize', 1.1, { fieldsToSummarize: { values }, options: {} }, items))}`);
		const bySeats = { fieldsToSummarize: { values: [{ aggregation: 'sum', field: 'seats' }] }, fieldsToSplitBy: 'day', options: {} };
		console.log(`${name}, split by: ${JSON.stringify(await run('summarize', 1.1, bySeats, items))}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='text: [{"unique_count_day":2,"concatenated_day":"2026-03-01, 2026-03-01, 2026-04-01"}]
text, split by: [{"sum_seats":2,"day":"2026-03-01"},{"sum_seats":1,"day":"2026-04-01"}]
dates: [{"unique_count_day":3,"concatenated_day":"\"2026-03-01T00:00:00.000Z\", \"2026-03-01T00:00:00.000Z\", \"2026-04-01T00:00:00.000Z\""}]
dates, split by: [{"sum_seats":2,"day":"\"2026-03-01T00:00:00.000Z\""},{"sum_seats":1,"day":"\"2026-04-01T00:00:00.000Z\""}]'

echo 'n8n-nodes-base@2.41.1, Summarize'
echo 'Expected: unique_count_day 2, and days without quotes, in both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
