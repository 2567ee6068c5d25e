#!/usr/bin/env bash
# Surprise: n8n's Date & Time node reads 20260301 as a day in August 1970.
# Expected: 20260301 is 1 March 2026. It is an ISO 8601 date, it is how calendar files write a day, and the toDateTime()
#   function of n8n reads it that way.
# Seen (n8n-nodes-base@2.41.1): text with digits only is a number of seconds since 1970. With a time, as in
#   20260301T090000Z, it is read correctly. The year 2026 is half an hour after midnight on 1 January 1970.
# Why it matters: all such renewals are long overdue, without an error, and a filter for the next 30 days drops them. Use
#   toDateTime() in an expression, or set "From Date Format".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/DateTime

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
	for (const date of ['2026-03-01', '20260301', '20260301T090000Z', '2026']) {
		const parameters = { operation: 'formatDate', date, format: 'yyyy-MM-dd', outputFieldName: 'node', options: {} };
		const [{ node }] = await run('dateTime', 2, parameters, [{}]);
		const [{ expression }] = await run('dateTime', 2, { ...parameters, date: `={{ '${date}'.toDateTime() }}`, outputFieldName: 'expression' }, [{}]);
		console.log(`${date}: ${node}, toDateTime() ${expression}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-01: 2026-03-01, toDateTime() 2026-03-01
20260301: 1970-08-23, toDateTime() 2026-03-01
20260301T090000Z: 2026-03-01, toDateTime() 2026-03-01
2026: 1970-01-01, toDateTime() 2026-01-01'

echo 'n8n-nodes-base@2.41.1, Date & Time'
echo 'Expected: the same day from both, in 2026'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
