#!/usr/bin/env bash
# Surprise: n8n's Remove Duplicates node fails at half of its history, although no item is new.
# Expected: with the default History Size of 10000, 6000 customers can be compared in each run.
# Seen (n8n-nodes-base@2.41.1): the number of items is added to the number of remembered values, also of items that are
#   remembered. So the second run fails from 5001 items on.
# Why it matters: the report of the first day is complete, and there is none from the second day on. Set History Size
#   to more than twice the number of items.
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
const { DataDeduplicationService } = require('n8n-core');
// Stands in for n8n's database of the values of former runs.
const seenBefore = new Set();
DataDeduplicationService.init({
	async checkProcessedAndRecord(values) {
		const isNew = values.filter((value) => !seenBefore.has(value));
		const processed = values.filter((value) => seenBefore.has(value));
		for (const value of values) seenBefore.add(value);
		return { new: isNew, processed };
	},
	async getProcessedDataCount() { return seenBefore.size; },
});
const removeSeen = (items) => run('removeDuplicates', 2, {
	operation: 'removeItemsSeenInPreviousExecutions', logic: 'removeItemsWithAlreadySeenKeyValues', dedupeValue: '={{ $json.id }}', options: {},
}, items);

async function main() {
	for (const count of [5000, 6000]) {
		seenBefore.clear();
		const items = Array.from({ length: count }, (_, id) => ({ id: `C-${id}` }));
		for (const day of ['first', 'second']) {
			const seen = await removeSeen(items).then(({ length }) => `${length} new`, ({ message }) => message.split('.')[0]);
			console.log(`${count}, ${day} day: ${seen}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_LOG_LEVEL=silent N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='5000, first day: 5000 new
5000, second day: 0 new
6000, first day: 6000 new
6000, second day: The number of items to be processed exceeds the maximum history size'

echo 'n8n-nodes-base@2.41.1, Remove Duplicates, items processed in previous executions, the same customers on two days'
echo 'Expected: all new on the first day, 0 new on the second'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
