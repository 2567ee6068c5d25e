#!/usr/bin/env bash
# Surprise: n8n's Convert to File writes a date of a database as "Sat Feb 28 2026 19:00:00 GMT-0500 (Eastern Standard
#   Time)".
# Expected: an ISO date, as for the same item in JSON, or a real date in a workbook.
# Seen (n8n-nodes-base@2.41.1): CSV and XLSX get the text of JavaScript in the zone of the server, not in that of the
#   workflow, and no date cell. For 1 March 00:00 UTC that is 28 February in New York. JSON files keep the instant.
# Why it matters: database nodes return dates as objects, which look like ISO texts in the editor. The sheet is sorted
#   by weekday, and shows the day before. Turn dates into ISO texts in Edit Fields first.
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
	const pinData = { Start: items };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const items = [{ renewalDate: new Date('2026-03-01T00:00:00Z') }];
	console.log(`in JSON: ${JSON.stringify(items[0].renewalDate)}`);
	for (const operation of ['csv', 'xlsx']) {
		const [file] = await run('convertToFile', 1.1, { operation, options: {} }, items.map((json) => ({ json })), 'Europe/Berlin');
		const [{ json }] = await run('extractFromFile', 1, { operation, options: { enableBOM: true } }, [file], 'Europe/Berlin');
		console.log(`in ${operation}: ${JSON.stringify(json.renewalDate)}`);
	}
}
main();
JS
seen=$(TZ=America/New_York N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='in JSON: "2026-03-01T00:00:00.000Z"
in csv: "Sat Feb 28 2026 19:00:00 GMT-0500 (Eastern Standard Time)"
in xlsx: "Sat Feb 28 2026 19:00:00 GMT-0500 (Eastern Standard Time)"'

echo 'n8n-nodes-base@2.41.1, Convert to File on a server in New York, with a workflow in Berlin'
echo 'Expected: "2026-03-01T00:00:00.000Z", or 1 March 2026, in all lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
