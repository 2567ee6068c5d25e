#!/usr/bin/env bash
# Surprise: n8n's Pipedrive node lists activities by dates and a type that version 2 of the API does not know.
# Expected: Get Many of activities with a start date, an end date and a type returns those.
# Seen (n8n-nodes-base@2.41.1): since version 2 of the node, it asks /api/v2/activities, and sends start_date,
#   end_date and type as to version 1. Pipedrive's own client (pipedrive@33.7.0) knows none of them there.
# Why it matters: a report of this month's calls on renewals lists the activities of all years and types. Save a filter
#   in Pipedrive, and set Filter ID.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Pipedrive package/dist/utils
npm pack --silent pipedrive@33.7.0 > /dev/null
tar -xzf pipedrive-33.7.0.tgz package/dist/versions/v2/api/activities-api.js

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
const { readFileSync } = require('fs');
const client = readFileSync('package/dist/versions/v2/api/activities-api.js', 'utf8');
const [getActivities] = /getActivities: [^]*?localVarQueryParameter\['cursor'\]/.exec(client);
const api = require('n8n-nodes-base/dist/nodes/Pipedrive/v2/transport/pipedrive.api.js');
api.pipedriveGetCustomProperties = async () => ({});
api.pipedriveApiRequest = async (method, path, body, query, { apiVersion = 'v2' } = {}) => {
	for (const [name, value] of Object.entries(query)) {
		console.log(`${apiVersion}${path} ${name}=${value}: ${getActivities.includes(`localVarQueryParameter['${name}']`) ? 'known' : 'unknown'}`);
	}
	return { data: [] };
};
const filters = { start_date: '2026-03-01', end_date: '2026-03-31', type: ['call'], done: false };
run('pipedrive', 2, { resource: 'activity', operation: 'getAll', returnAll: false, limit: 100, filters }, [{}]);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='v2/activities limit=100: known
v2/activities type=call: unknown
v2/activities done=0: known
v2/activities start_date=2026-03-01: unknown
v2/activities end_date=2026-03-31: unknown'

echo 'n8n-nodes-base@2.41.1 and pipedrive@33.7.0, Get Many of activities of a month: what is sent, and what the API knows'
echo 'Expected: all known'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
