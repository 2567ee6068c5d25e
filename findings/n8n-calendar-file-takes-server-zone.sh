#!/usr/bin/env bash
# Surprise: the .ics file of Convert to File in n8n depends on the time zone of the server, not on that of the
#   workflow, and the option "Use Workflow Timezone" changes nothing.
# Expected: 10:00 with the offset +01:00 is 09:00 UTC, on every server. Midnight of 1 March in Berlin is 1 March in a
#   workflow whose zone is Berlin, at least with the option.
# Seen (n8n-nodes-base@2.41.1, ics@2.40.0): the node takes the clock of the server and marks it as UTC. With TZ set to
#   Europe/Berlin, the meeting is an hour late. With TZ unset or UTC, the renewal is on 28 February. The option
#   converts the text and is then undone by the same step.
# Why it matters: the guides of n8n set TZ to the zone of the company. A reminder is then an hour or two off in every
#   calendar, and all-day events move by a day. Pass dates without a time, and check one event in a calendar.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 ics@2.40.0 moment-timezone@0.5.48 iconv-lite@0.6.3 @e965/xlsx@0.20.3 csv-parse@7.0.2 ts-ics@2.4.3 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/ICalendar package/dist/nodes/Files package/dist/nodes/SpreadsheetFile

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
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const event = { operation: 'iCal', title: 'Renewal', binaryPropertyName: 'data' };
	const meeting = { ...event, allDay: false, start: '2026-03-01T10:00:00+01:00', end: '2026-03-01T11:00:00+01:00' };
	const renewal = { ...event, allDay: true, start: '2026-03-01T00:00:00+01:00', end: '2026-03-01T00:00:00+01:00' };
	for (const [name, parameters] of Object.entries({ meeting, renewal })) {
		for (const useWorkflowTimezone of [false, true]) {
			const [{ binary }] = await run('convertToFile', 1.1, { ...parameters, additionalFields: { useWorkflowTimezone } }, [{}], 'Europe/Berlin');
			const [start] = Buffer.from(binary.data.data, 'base64').toString().match(/(?<=DTSTART.*:).+/);
			console.log(`TZ=${process.env.TZ}, ${name}, option ${useWorkflowTimezone}: ${start.trim()}`);
		}
	}
}
main();
JS
seen=$(for zone in UTC Europe/Berlin; do TZ=$zone N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs; done)
stated='TZ=UTC, meeting, option false: 20260301T090000Z
TZ=UTC, meeting, option true: 20260301T090000Z
TZ=UTC, renewal, option false: 20260228
TZ=UTC, renewal, option true: 20260228
TZ=Europe/Berlin, meeting, option false: 20260301T100000Z
TZ=Europe/Berlin, meeting, option true: 20260301T100000Z
TZ=Europe/Berlin, renewal, option false: 20260301
TZ=Europe/Berlin, renewal, option true: 20260301'

echo 'n8n-nodes-base@2.41.1, Convert to File (.ics), workflow in Europe/Berlin'
echo 'Expected: meetings at 20260301T090000Z, renewals on 20260301'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
