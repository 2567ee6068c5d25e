#!/usr/bin/env bash
# Surprise: west of Greenwich, n8n's Date & Time node moves a date without a time into the day before.
# Expected: in a New York workflow, 2026-03-01 plus 1 day is 2 March, its month starts on 1 March, and from 1 March to
#   1 April is 1 month. A date without a time has no zone that could move it.
# Seen (n8n-nodes-base@2.41.1): the date is read as midnight UTC and shown in the workflow's zone, so 1 day later is
#   1 March 19:00, the month starts on 1 February, and 1 March to 1 April is 1 month and 3.04 days.
# Why it matters: vendors send renewal dates without a time. Notice dates are a day early and monthly reports a month
#   off for American users only. Use $json.date.toDateTime() with plus() and startOf(), which keep the day.
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
	const operations = [
		{ operation: 'addToDate', magnitude: '={{ $json.renews }}', duration: 1, timeUnit: 'days' },
		{ operation: 'roundDate', date: '={{ $json.renews }}', mode: 'roundDown', toNearest: 'month' },
		{ operation: 'getTimeBetweenDates', startDate: '={{ $json.renews }}', endDate: '2026-04-01', units: ['month', 'day'] },
	];
	for (const parameters of operations) {
		const [output] = await run('dateTime', 2, parameters, [{ renews: '2026-03-01' }], 'America/New_York');
		console.log(`${parameters.operation}: ${JSON.stringify(Object.values(output)[0])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='addToDate: "2026-03-01T19:00:00.000-05:00"
roundDate: "2026-02-01T00:00:00.000-05:00"
getTimeBetweenDates: {"months":1,"days":3.0416666666666665}'

echo 'n8n-nodes-base@2.41.1, Date & Time on 2026-03-01 in New York'
echo 'Expected: 2026-03-02, 2026-03-01, and 1 month and 0 days'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
