#!/usr/bin/env bash
# Surprise: n8n's Microsoft Outlook node creates an event for 9:00 at 10:00.
# Expected: without the option Timezone, 9:00 is 9:00 in the zone of the workflow, as in Google Calendar.
# Seen (n8n-nodes-base@2.41.1): it is 9:00 UTC, which is 10:00 or 11:00 in Berlin, and 4:00 in New York.
# Why it matters: the call about a renewal is an hour or two late for everybody. Set the option Timezone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft package/dist/nodes/Webhook package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/Microsoft/Outlook/v2/transport/index.js');
transport.microsoftApiRequest = async (method, path, index, { start, end, isAllDay = false }) => {
	console.log(`all day ${isAllDay}: from ${start.dateTime} ${start.timeZone} to ${end.dateTime} ${end.timeZone}`);
	return {};
};
const createEvent = (startDateTime, endDateTime, additionalFields) => run('microsoftOutlook', 2, {
	resource: 'event', operation: 'create', calendarId: { mode: 'id', value: 'invented', __rl: true },
	subject: 'Renewal of Contoso', startDateTime, endDateTime, additionalFields,
}, [{}], 'Europe/Berlin');

async function main() {
	await createEvent('2026-03-01T09:00:00', '2026-03-01T10:00:00', {});
	await createEvent('2026-03-01T09:00:00', '2026-03-01T10:00:00', { timeZone: 'Europe/Berlin' });
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='all day false: from 2026-03-01T09:00:00 UTC to 2026-03-01T10:00:00 UTC
all day false: from 2026-03-01T09:00:00 Europe/Berlin to 2026-03-01T10:00:00 Europe/Berlin'

echo 'n8n-nodes-base@2.41.1, Microsoft Outlook, an event from 9:00 to 10:00, workflow in Berlin, without and with Timezone'
echo 'Expected: Europe/Berlin both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
