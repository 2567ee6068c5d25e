#!/usr/bin/env bash
# Surprise: n8n's Summarize node skips amounts that are text when it adds, but not when it counts or compares.
# Expected: "1200" counts as 1200, since n8n converts types elsewhere, or the node reports the field as not numeric.
# Seen (n8n-nodes-base@2.41.1): the sum of "1200", "300" and 500 is 500, with a count of 3. The sum of "10" and "9" is 0,
#   their average null, and their maximum "9".
# Why it matters: every CSV file and many APIs send amounts as text. The total of a report is too low or 0, without an
#   error, and one typed row is enough to make it look plausible. Convert with Edit Fields before you summarize.
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
	const values = ['count', 'sum', 'average', 'max'].map((aggregation) => ({ aggregation, field: 'amount' }));
	for (const amounts of [['1200', '300', 500], ['10', '9']]) {
		const [output] = await run('summarize', 1.1, { fieldsToSummarize: { values }, options: {} }, amounts.map((amount) => ({ amount })));
		console.log(`${JSON.stringify(amounts)}: ${JSON.stringify(output)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='["1200","300",500]: {"count_amount":3,"sum_amount":500,"average_amount":500,"max_amount":500}
["10","9"]: {"count_amount":2,"sum_amount":0,"average_amount":null,"max_amount":"9"}'

echo 'n8n-nodes-base@2.41.1, Summarize'
echo 'Expected: sums 2000 and 19, maxima 1200 and 10, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
