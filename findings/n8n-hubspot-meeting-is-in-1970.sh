#!/usr/bin/env bash
# Surprise: n8n's HubSpot node creates meetings in January 1970.
# Expected: a meeting on 1 March 2026 at 9:00 UTC starts at 1772355600000, because HubSpot counts milliseconds.
# Seen (n8n-nodes-base@2.41.1): startTime and endTime are in seconds, which is 21 January 1970 for HubSpot. Close dates
#   of deals are in milliseconds.
# Why it matters: the meeting about a renewal is on no calendar of this year, and the timeline shows it below everything
#   else. Use the API in HTTP Request.
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
	const metadata = { title: 'Renewal of Contoso', startTime: '2026-03-01T09:00:00Z', endTime: '2026-03-01T10:00:00Z' };
	await run('hubspot', 2.2, { resource: 'engagement', operation: 'create', type: 'meeting', metadata }, [{}]);
	await run('hubspot', 2.2, { resource: 'deal', operation: 'update', dealId: id('7'), updateFields: { closeDate: '2026-03-01T09:00:00Z' } }, [{}]);
	const [meeting, { properties: [closeDate] }] = sent;
	console.log(`startTime ${meeting.metadata.startTime}, ${new Date(meeting.metadata.startTime).toISOString()}`);
	console.log(`${closeDate.name} ${closeDate.value}, ${new Date(closeDate.value).toISOString()}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='startTime 1772355600, 1970-01-21T12:19:15.600Z
closedate 1772355600000, 2026-03-01T09:00:00.000Z'

echo 'n8n-nodes-base@2.41.1, HubSpot, a meeting and a close date on 1 March 2026 at 9:00 UTC'
echo 'Expected: 1772355600000, 2026-03-01T09:00:00.000Z both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
