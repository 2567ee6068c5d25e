#!/usr/bin/env bash
# Surprise: n8n's ClickUp node reads the due date of a task in another zone than the start of a time entry.
# Expected: 1 March 2026, 0:00 is that time in Berlin, the zone of the workflow, in both fields.
# Seen (n8n-nodes-base@2.41.1): the due date, the start date and the date filters of tasks are in the zone of the
#   server. Time entries are in that of the workflow.
# Why it matters: on a server in New York, a task for a workflow in Berlin is due six hours late, and Due Date Before
#   lists tasks of the next morning. Pass dates with a zone, such as toISO() gives.
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
	const date = '2026-03-01T00:00:00';
	api.clickupApiRequest = async (method, path, { due_date, start }) => {
		console.log(`${path}: ${new Date(due_date ?? start).toISOString()}`);
		return {};
	};
	const task = { ...place, resource: 'task', operation: 'create', name: 'Renew Contoso' };
	await run('clickUp', 1, { ...task, additionalFields: { dueDate: date } }, [{}], 'Europe/Berlin');
	await run('clickUp', 1, { ...place, resource: 'timeEntry', operation: 'create', task: '7', start: date, duration: 30, additionalFields: {} }, [{}], 'Europe/Berlin');
}
main();
JS
seen=$(TZ=America/New_York N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/list/4/task: 2026-03-01T05:00:00.000Z
/team/1/time_entries: 2026-02-28T23:00:00.000Z'

echo 'n8n-nodes-base@2.41.1, ClickUp, 1 March 2026, 0:00, workflow in Berlin, server in New York'
echo 'Expected: 2026-02-28T23:00:00.000Z both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
