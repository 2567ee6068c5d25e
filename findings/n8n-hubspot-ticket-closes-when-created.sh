#!/usr/bin/env bash
# Surprise: n8n's HubSpot node writes the create date of a ticket as its close date.
# Expected: Update of a ticket with a close date of 1 March 2026 sends this date.
# Seen (n8n-nodes-base@2.41.1): closed_date gets the value of the field Create Date. Without that field, it is sent
#   without a value.
# Why it matters: a ticket for each renewal has the wrong deadline, or none. Set closed_date with the HubSpot API in
#   HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Hubspot package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Hubspot/V2/GenericFunctions.js');
const id = (value) => ({ mode: 'id', value, __rl: true });
let sent = [];
api.hubspotApiRequest = async (method, path, body) => {
	sent.push(body);
	return {};
};

async function main() {
	const closeDate = '2026-03-01T00:00:00Z';
	for (const updateFields of [{ closeDate, createDate: '2025-03-01T00:00:00Z' }, { closeDate }]) {
		sent = [];
		await run('hubspot', 2.2, { resource: 'ticket', operation: 'update', ticketId: id('7'), updateFields }, [{}]);
		const dates = sent.flat().map(({ name, value }) => `${name} ${Number.isNaN(value) ? 'NaN' : new Date(value).toISOString().slice(0, 10)}`);
		console.log(`${Object.keys(updateFields).join(' and ')}: ${dates.join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='closeDate and createDate: closed_date 2025-03-01, createdate 2025-03-01
closeDate: closed_date NaN'

echo 'n8n-nodes-base@2.41.1, HubSpot, Update of a ticket, created 2025-03-01, to be closed 2026-03-01'
echo 'Expected: closed_date 2026-03-01 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
