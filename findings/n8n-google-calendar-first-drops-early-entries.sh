#!/usr/bin/env bash
# Surprise: n8n's Google Calendar node drops a yearly event, because it was entered before the period that is asked for.
# Expected: First Occurrence returns an event whose first occurrence is in the period, whenever somebody entered it.
# Seen (n8n-nodes-base@2.41.1): the node compares the time at which the event was created with After and Before. An
#   event that was entered in January for 1 March is missing from a search of February and March. Events that do not
#   repeat are there.
# Why it matters: renewals that are entered well ahead are not reported. Choose All Occurrences.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 rrule@2.8.1 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Calendar package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Google/Calendar/GenericFunctions.js');
async function main() {
	const start = { date: '2026-03-01' };
	const recurrence = ['RRULE:FREQ=YEARLY'];
	api.googleApiRequest = async () => ({
		items: [
			{ summary: 'Contoso, yearly, entered in January', created: '2026-01-10T09:00:00.000Z', start, recurrence },
			{ summary: 'Fabrikam, yearly, entered in February', created: '2026-02-10T09:00:00.000Z', start, recurrence },
			{ summary: 'Tailspin, once, entered in January', created: '2026-01-10T09:00:00.000Z', start },
		],
	});
	const period = { timeMin: '2026-02-01T00:00:00Z', timeMax: '2026-03-31T00:00:00Z' };
	const items = await run('googleCalendar', 1.3, {
		resource: 'event', operation: 'getAll', calendar: { mode: 'id', value: 'renewals@example.com', __rl: true },
		returnAll: false, limit: 50, ...period, options: { recurringEventHandling: 'first' },
	}, [{}]);
	for (const { summary } of items) console.log(summary);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Fabrikam, yearly, entered in February
Tailspin, once, entered in January'

echo 'n8n-nodes-base@2.41.1, Google Calendar, Get Many of February and March with First Occurrence'
echo 'Expected: Contoso, Fabrikam and Tailspin'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
