#!/usr/bin/env bash
# Surprise: n8n's Zoom node schedules a meeting an hour early if its time zone is set.
# Expected: 9:00 in Berlin stays 9:00 in Berlin, with the Timezone Europe/Berlin or without.
# Seen (n8n-nodes-base@2.41.1): with a Timezone, the time is converted to the zone of the server first, and then read
#   in the Timezone. Without, it is right.
# Why it matters: nobody is in the meeting about the renewal at 8:00. Do not set Timezone, or pass the time without a
#   zone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Zoom

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
const api = require('n8n-nodes-base/dist/nodes/Zoom/GenericFunctions.js');
api.zoomApiRequest = async (method, path, { start_time: start, timezone }) => {
	console.log(`${start} ${timezone ?? ''}`.trim());
	return {};
};
async function main() {
	for (const timeZone of ['', 'Europe/Berlin']) {
		const additionalFields = { startTime: '={{ DateTime.fromISO("2026-03-02T09:00") }}', timeZone };
		await run('zoom', 1, { resource: 'meeting', operation: 'create', topic: 'Renewal', additionalFields }, [{}], 'Europe/Berlin');
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-02T09:00:00+01:00
2026-03-02T08:00:00 Europe/Berlin'

echo 'n8n-nodes-base@2.41.1, Zoom, Create of a meeting at 9:00 in Berlin, without a Timezone and with Europe/Berlin'
echo 'Expected: 2026-03-02T09:00:00 Europe/Berlin for the second one'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
