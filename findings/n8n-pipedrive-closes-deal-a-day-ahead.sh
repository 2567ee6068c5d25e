#!/usr/bin/env bash
# Surprise: in Berlin, n8n's Pipedrive and Zoho CRM nodes close a deal on 28 February that closes on 1 March.
# Expected: a date with a time is converted to a day in the zone of the workflow.
# Seen (n8n-nodes-base@2.41.1): the text in front of the T is sent. Midnight in Berlin is 23:00 of the day before in
#   UTC, which is how databases and APIs write it.
# Why it matters: forecasts show the renewal in the month before. Write toDateTime().setZone($workflow.timezone) and
#   format() in the expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Pipedrive package/dist/nodes/Zoho package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/Pipedrive/v2/transport/index.js');
const zoho = require('n8n-nodes-base/dist/nodes/Zoho/GenericFunctions.js');
Object.defineProperty(transport, 'pipedriveApiRequest', { value: async (method, path, body) => {
	console.log(`Pipedrive: ${body.expected_close_date}`);
	return { data: {} };
} });
zoho.zohoApiRequest = async (method, path, body) => {
	console.log(`Zoho CRM: ${body.Closing_Date}`);
	return { data: [{ details: {} }] };
};
async function main() {
	const items = [{ renewsAt: '2026-02-28T23:00:00.000Z' }];
	await run('pipedrive', 2, { resource: 'deal', operation: 'update', dealId: '7', rawCustomFieldKeys: true, updateFields: { expected_close_date: '={{ $json.renewsAt }}' } }, items, 'Europe/Berlin');
	await run('zohoCrm', 1, { resource: 'deal', operation: 'update', dealId: '7', updateFields: { Closing_Date: '={{ $json.renewsAt }}' } }, items, 'Europe/Berlin');
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Pipedrive: 2026-02-28
Zoho CRM: 2026-02-28'

echo 'n8n-nodes-base@2.41.1, Pipedrive and Zoho CRM, close date 2026-02-28T23:00:00.000Z, zone Europe/Berlin'
echo 'Expected: 2026-03-01 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
