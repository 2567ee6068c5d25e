#!/usr/bin/env bash
# Surprise: n8n's ClickUp node filters the second list by the date of the first.
# Expected: an item whose date is empty has no date filter.
# Seen (n8n-nodes-base@2.41.1): Get Many of tasks keeps each filter that an item set for all items after it, until
#   another item sets it anew.
# Why it matters: tasks that are due after the date of an earlier item are missing from the list, depending on the order
#   of the items. Give each item a value, or use a loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ClickUp package/dist/nodes/ManualTrigger

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
const api = require('n8n-nodes-base/dist/nodes/ClickUp/GenericFunctions.js');
const place = { team: '1', space: '2', folder: '3', list: '4' };

async function main() {
	api.clickupApiRequestAllItems = async (property, method, path, body, query) => {
		console.log(`${path}: ${JSON.stringify(query)}`);
		return [];
	};
	const filters = { dueDateLt: '={{ $json.dueBefore }}' };
	await run('clickUp', 1, { ...place, resource: 'task', operation: 'getAll', list: '={{ $json.list }}', returnAll: true, filters }, [
		{ list: 'renewals', dueBefore: '2026-03-01T00:00:00Z' },
		{ list: 'contracts', dueBefore: '' },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/list/renewals/task: {"due_date_lt":1772323200000}
/list/contracts/task: {"due_date_lt":1772323200000}'

echo 'n8n-nodes-base@2.41.1, ClickUp, Get Many of two lists, only the first with a date'
echo 'Expected: /list/contracts/task: {}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
