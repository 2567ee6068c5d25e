#!/usr/bin/env bash
# Surprise: n8n's Todoist node sends the time of a reminder under a name that Todoist does not know.
# Expected: a reminder with a date and a time sends it as due.date, as one with a date alone does.
# Seen (n8n-nodes-base@2.41.1): it is sent as due.datetime. Todoist knows date, string and timezone.
# Why it matters: the reminder before a notice period ends is not set, while the node returns success. Choose Natural
#   Language, or use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Todoist

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
const api = require('n8n-nodes-base/dist/nodes/Todoist/GenericFunctions.js');
api.todoistSyncRequest = async ({ commands: [{ args }] }) => {
	console.log(JSON.stringify(args.due));
	return {};
};
async function main() {
	const types = { full_day: { date: '2026-03-01' }, floating_time: { datetime: '2026-03-01T09:00:00' } };
	for (const [dueDateType, due] of Object.entries(types)) {
		await run('todoist', 2.2, { resource: 'reminder', operation: 'create', itemId: '6X7rM8997g3RQmvh', dueDateType, ...due, reminderOptions: {} }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"date":"2026-03-01"}
{"datetime":"2026-03-01T09:00:00"}'

echo 'n8n-nodes-base@2.41.1, Todoist, Create of a reminder on a full day, and at a floating time: what is sent as due'
echo 'Expected: {"date":"2026-03-01"} and {"date":"2026-03-01T09:00:00"}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
