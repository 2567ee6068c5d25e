#!/usr/bin/env bash
# Surprise: n8n's Google Calendar node does not tell guests that an event was deleted.
# Expected: Delete with Send Updates: All sends `sendUpdates=all`, as Update does, so that Google tells the guests.
# Seen (n8n-nodes-base@2.41.1): Update sends it. Delete reads the option and sends no parameter, and Google tells
#   nobody.
# Why it matters: the customer still comes to a renewal meeting that is off. Cancel the event by Update with a note
#   first, or delete it in HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 rrule@2.8.1 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Calendar package/dist/nodes/ManualTrigger package/dist/utils

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
const google = require('n8n-nodes-base/dist/nodes/Google/Calendar/GenericFunctions.js');
google.googleApiRequest = async (method, path, body, query = {}) => {
	console.log(`${method} ${path.split('/').pop()}: query ${JSON.stringify(query)}`);
	return { id: 'e1' };
};
async function main() {
	const event = { resource: 'event', calendar: { __rl: true, mode: 'id', value: 'sales@example.com' }, eventId: 'e1' };
	const sendUpdates = 'all';
	await run('googleCalendar', 1.3, { ...event, operation: 'update', useDefaultReminders: true, updateFields: { sendUpdates } }, [{}]);
	await run('googleCalendar', 1.3, { ...event, operation: 'delete', options: { sendUpdates } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='PATCH e1: query {"sendUpdates":"all"}
DELETE e1: query {}'

echo 'n8n-nodes-base@2.41.1, Google Calendar, Update and Delete with Send Updates: All'
echo 'Expected: both send sendUpdates=all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
