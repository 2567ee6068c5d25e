#!/usr/bin/env bash
# Surprise: n8n's ClickUp node makes 3 minutes of a time estimate of 30.
# Expected: Time Estimate is in minutes, as the node says, so 30 are 1,800,000 milliseconds.
# Seen (n8n-nodes-base@2.41.1): the node multiplies by 6000. The duration of a time entry, also in minutes, is
#   multiplied by 60000.
# Why it matters: the work that a month of renewals needs is planned at a tenth. Multiply the minutes by 10.
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
	api.clickupApiRequest = async (method, path, body) => {
		console.log(`${path}: ${JSON.stringify(body)}`);
		return {};
	};
	await run('clickUp', 1, { ...place, resource: 'task', operation: 'create', name: 'Renew Contoso', additionalFields: { timeEstimate: 30 } }, [{}]);
	await run('clickUp', 1, { ...place, resource: 'timeEntry', operation: 'create', task: '7', start: '2026-03-01T00:00:00Z', duration: 30, additionalFields: {} }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/list/4/task: {"name":"Renew Contoso","time_estimate":180000}
/team/1/time_entries: {"start":1772323200000,"duration":1800000,"tid":"7"}'

echo 'n8n-nodes-base@2.41.1, ClickUp, a task with an estimate of 30 minutes, a time entry of 30 minutes'
echo 'Expected: 1800000 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
