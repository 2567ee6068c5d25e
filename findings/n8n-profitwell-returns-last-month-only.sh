#!/usr/bin/env bash
# Surprise: n8n's ProfitWell node returns one month of all monthly metrics.
# Expected: with Simplify, there is an item per month, as there is an item per day for daily metrics.
# Seen (n8n-nodes-base@2.41.1): each month overwrites the one before, so that only the last one of the answer is
#   returned.
# Why it matters: a report of recurring revenue by month has one month, and no trend. Turn off Simplify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/ProfitWell

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
const api = require('n8n-nodes-base/dist/nodes/ProfitWell/GenericFunctions.js');
const answers = {
	daily: ['2026-01-01', '2026-01-02', '2026-01-03'], monthly: ['2026-01', '2026-02', '2026-03'],
};
api.profitWellApiRequest = async (method, path) =>
	({ data: { recurring_revenue: answers[path.split('/')[2]].map((date, index) => ({ date, value: 1000 + index })) } });
async function main() {
	for (const type of ['daily', 'monthly']) {
		const metrics = await run('profitWell', 1, { resource: 'metric', operation: 'get', type, month: '2026-01', simple: true, options: {} }, [{}]);
		console.log(`${type}: ${metrics.map(({ date, recurring_revenue }) => `${date} ${recurring_revenue}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='daily: 2026-01-01 1000, 2026-01-02 1001, 2026-01-03 1002
monthly: 2026-03 1002'

echo 'n8n-nodes-base@2.41.1, ProfitWell, metrics of three days, and of three months'
echo 'Expected: three days and three months'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
