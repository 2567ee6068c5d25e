#!/usr/bin/env bash
# Surprise: n8n's Date & Time node rounds up to "End of Month" and returns the first day of the next month.
# Expected: the end of March is 31 March, as endOfMonth() returns it, which the node suggests as an equivalent.
# Seen (n8n-nodes-base@2.41.1): 15 March becomes 1 April, 00:00. 1 March, 00:00, is not left where it is either: it
#   becomes 1 April too, so rounding twice gives 1 May.
# Why it matters: notice periods end with a month. The reminder has the date of the day after the last chance to cancel,
#   and a report by month books it in the next one. Use endOf('month') in an expression.
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
	for (const date of ['2026-03-15', '2026-03-01', '2026-04-01']) {
		const parameters = { operation: 'roundDate', date, mode: 'roundUp', to: 'month', outputFieldName: 'rounded', options: {} };
		const [{ rounded }] = await run('dateTime', 2, parameters, [{}]);
		const suggested = { operation: 'formatDate', date: `={{ '${date}'.toDateTime().endOfMonth() }}`, format: 'yyyy-MM-dd', outputFieldName: 'last', options: {} };
		const [{ last }] = await run('dateTime', 2, suggested, [{}]);
		console.log(`${date}: ${rounded.slice(0, 10)}, endOfMonth() ${last}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-15: 2026-04-01, endOfMonth() 2026-03-31
2026-03-01: 2026-04-01, endOfMonth() 2026-03-31
2026-04-01: 2026-05-01, endOfMonth() 2026-04-30'

echo 'n8n-nodes-base@2.41.1, Date & Time, round up to End of Month'
echo 'Expected: the same day twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
