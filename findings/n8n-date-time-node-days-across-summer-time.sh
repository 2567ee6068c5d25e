#!/usr/bin/env bash
# Surprise: n8n's Date & Time counts 30.04 days from 1 to 31 March in Europe.
# Expected: 30 days, as luxon counts between two dates in one zone, and as Date & Time itself counts in UTC.
# Seen (n8n-nodes-base@2.41.1): dates without a time are read in UTC and then compared in the zone of the workflow, as
#   1:00 and 2:00 in Berlin. The hour is added to the days. In New York, it is also a month and two days.
# Why it matters: "is equal to 30" and "is at most 30" miss renewals behind the change to summer time. Round the number,
#   or use diffTo() in an expression.
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
	for (const zone of ['UTC', 'Europe/Berlin', 'America/New_York']) {
		const results = [];
		for (const units of [['day'], ['month', 'day']]) {
			const parameters = { operation: 'getTimeBetweenDates', startDate: '2026-03-01', endDate: '2026-03-31', units, outputFieldName: 'time', options: {} };
			const [{ time }] = await run('dateTime', 2, parameters, [{}], zone);
			results.push(JSON.stringify(time));
		}
		console.log(`${zone}: ${results.join(' or ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='UTC: {"days":30} or {"months":0,"days":30}
Europe/Berlin: {"days":30.041666666666668} or {"months":0,"days":30.041666666666668}
America/New_York: {"days":30.041666666666668} or {"months":1,"days":2.0416666666666665}'

echo 'n8n-nodes-base@2.41.1, Get Time Between Dates, 2026-03-01 and 2026-03-31'
echo 'Expected: 30 days in each zone'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
