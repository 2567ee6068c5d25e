#!/usr/bin/env bash
# Surprise: n8n's Microsoft Outlook node makes each all-day event one day long.
# Expected: an all-day event from 1 March to 4 March ends on 4 March.
# Seen (n8n-nodes-base@2.41.1): Create and Update always set the end to the day after the start.
# Why it matters: a notice period of four weeks is one day in the calendar, so that nobody sees it on its last days.
#   Create an event with times, or one for each day.
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
	await createEvent('2026-03-01T00:00:00', '2026-03-04T00:00:00', { isAllDay: false, timeZone: 'Europe/Berlin' });
	await createEvent('2026-03-01T00:00:00', '2026-03-04T00:00:00', { isAllDay: true, timeZone: 'Europe/Berlin' });
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='all day false: from 2026-03-01T00:00:00 Europe/Berlin to 2026-03-04T00:00:00 Europe/Berlin
all day true: from 2026-03-01 Europe/Berlin to 2026-03-02T00:00:00.000+01:00 Europe/Berlin'

echo 'n8n-nodes-base@2.41.1, Microsoft Outlook, an event from 2026-03-01 to 2026-03-04'
echo 'Expected: to 2026-03-04 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
