#!/usr/bin/env bash
# Surprise: n8n's Date & Time node prints a day other than the one it was given, although it is only asked to format it.
# Expected: 01/03/2026, read as dd/MM/yyyy, is printed as 2026-03-01. A timestamp is printed as written, or in the
#   workflow's zone.
# Seen (n8n-nodes-base@2.41.1): with "From Date Format" the date is read in the workflow's zone and printed in UTC, so
#   Berlin prints 28 February. +05:30 counts as +5 hours, so 00:15 becomes 23:45 the day before. -05:00 is ignored.
# Why it matters: a price list with European dates is a day early for all of Europe and Asia, and Indian timestamps near
#   midnight are too. Use DateTime.fromFormat(text, 'dd/MM/yyyy').toISODate() in an expression instead.
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
	const format = (options) => ({ operation: 'formatDate', date: '={{ $json.text }}', format: 'yyyy-MM-dd HH:mm', options });
	const cases = [['01/03/2026', { fromFormat: 'dd/MM/yyyy' }], ['2026-03-01T00:15:00+05:30', {}], ['2026-03-01T23:15:00-05:00', {}]];
	for (const [text, options] of cases) {
		const [{ formattedDate }] = await run('dateTime', 2, format(options), [{ text }], 'Europe/Berlin');
		console.log(`${text}: ${formattedDate}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='01/03/2026: 2026-02-28 23:00
2026-03-01T00:15:00+05:30: 2026-02-28 23:45
2026-03-01T23:15:00-05:00: 2026-03-02 04:15'

echo 'n8n-nodes-base@2.41.1, Date & Time in Berlin'
echo 'Expected: 2026-03-01 00:00, 2026-03-01 00:15 (or 2026-02-28 19:45) and 2026-03-01 23:15 (or 2026-03-02 05:15)'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
