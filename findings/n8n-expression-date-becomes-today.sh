#!/usr/bin/env bash
# Surprise: n8n's Clockify, Freshworks CRM and Paddle nodes take a date of an expression for today.
# Expected: $today.plus({ days: 30 }) in a date field is sent as the day in 30 days.
# Seen (n8n-nodes-base@2.41.1): Start, Due Date and Date are sent as today, whatever the DateTime is. Texts, and dates
#   inside of Additional Fields, are right.
# Why it matters: the task for a renewal in 30 days is due today, and a payment is moved to today. Write toISO() at the
#   end of the expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Clockify package/dist/nodes/FreshworksCrm package/dist/nodes/ManualTrigger package/dist/nodes/Paddle

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
const clockify = require('n8n-nodes-base/dist/nodes/Clockify/GenericFunctions.js');
const freshworks = require('n8n-nodes-base/dist/nodes/FreshworksCrm/GenericFunctions.js');
const paddle = require('n8n-nodes-base/dist/nodes/Paddle/GenericFunctions.js');
const show = (name, date) => {
	const days = Math.round((new Date(date) - new Date().setUTCHours(0, 0, 0, 0)) / 86_400_000);
	console.log(`${name}: in ${days} days`);
	return {};
};
clockify.clockifyApiRequest = async (method, path, { start }) => show('Clockify', start);
freshworks.freshworksCrmApiRequest = async (method, path, { due_date: date }) => show('Freshworks CRM', date);
paddle.paddleApiRequest = async (path, method, { date }) => show('Paddle', date);
async function main() {
	for (const date of ['={{ $today.plus({ days: 30 }) }}', '={{ $today.plus({ days: 30 }).toISO() }}']) {
		console.log(date);
		await run('clockify', 1, { resource: 'timeEntry', operation: 'create', workspaceId: '1', start: date, additionalFields: {} }, [{}]);
		await run('freshworksCrm', 1, { resource: 'task', operation: 'create', title: 'Renewal', dueDate: date, ownerId: '1', targetableType: 'Contact', targetable_id: '1', additionalFields: {} }, [{}]);
		await run('paddle', 1, { resource: 'payment', operation: 'reschedule', paymentId: '7', date }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='={{ $today.plus({ days: 30 }) }}
Clockify: in 0 days
Freshworks CRM: in 0 days
Paddle: in 0 days
={{ $today.plus({ days: 30 }).toISO() }}
Clockify: in 30 days
Freshworks CRM: in 30 days
Paddle: in 30 days'

echo 'n8n-nodes-base@2.41.1, a date in 30 days in three nodes'
echo 'Expected: in 30 days each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
