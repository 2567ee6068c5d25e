#!/usr/bin/env bash
# Surprise: when n8n reads a CSV file that n8n wrote, the first field cannot be found by its name.
# Expected: Extract from File reads what Convert to File has written, with the same field names, by default.
# Seen (n8n-nodes-base@2.41.1): Convert to File begins the file with a byte order mark, and Extract from File takes it
#   into the name of the first column. $json.renewalDate is undefined, although the editor shows a field of that name.
#   A workbook comes back unchanged.
# Why it matters: the renewal date of last week is missing in every item that was kept in a CSV file, so that a filter
#   finds nothing. Turn on "Exclude Byte Order Mark (BOM)" when you read the file.
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
	const json = { renewalDate: '2026-03-01', customerName: 'Acme' };
	for (const operation of ['csv', 'xlsx']) {
		const [file] = await run('convertToFile', 1.1, { operation, options: {} }, [{ json }]);
		for (const excludeBOM of [false, true]) {
			const [{ json: read }] = await run('extractFromFile', 1, { operation, options: { ...(excludeBOM && { enableBOM: true }) } }, [file]);
			console.log(`${operation}${excludeBOM ? ', BOM excluded' : ''}: ${JSON.stringify(Object.keys(read))}, renewalDate ${read.renewalDate}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='csv: ["﻿renewalDate","customerName"], renewalDate undefined
csv, BOM excluded: ["renewalDate","customerName"], renewalDate 2026-03-01
xlsx: ["renewalDate","customerName"], renewalDate 2026-03-01
xlsx, BOM excluded: ["renewalDate","customerName"], renewalDate 2026-03-01'

echo 'n8n-nodes-base@2.41.1, Convert to File and Extract from File'
echo 'Expected: renewalDate 2026-03-01 in all lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
