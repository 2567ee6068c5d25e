#!/usr/bin/env bash
# Surprise: n8n's Airtable node updates the first record without an ID for an item without an ID.
# Expected: an item that lacks the field to match on matches no record, and the node fails as it does for an unknown ID.
# Seen (n8n-nodes-base@2.41.1): a missing field equals a cell that is empty. With Update All Matches, each record with
#   an empty cell is changed.
# Why it matters: a record of another customer, whose ID is still to be filled in, gets the date and the name. Filter
#   out items without an ID first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Airtable package/dist/nodes/ManualTrigger package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/Airtable/v2/transport/index.js');
async function main() {
	transport.apiRequestAllItems = async () => ({
		records: [{ id: 'rec1', fields: { 'Customer ID': 'C-1' } }, { id: 'rec2', fields: {} }, { id: 'rec3', fields: {} }],
	});
	transport.batchUpdate = async (endpoint, body, records) => {
		console.log(records.map(({ id, fields }) => `${id}: ${JSON.stringify(fields)}`).join(', '));
		return { records };
	};
	const place = { base: { mode: 'id', value: 'app00000000000000', __rl: true }, table: { mode: 'id', value: 'tbl00000000000000', __rl: true } };
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: ['Customer ID'], schema: [] };
	for (const updateAllMatches of [false, true]) {
		await run('airtable', 2.2, { resource: 'record', operation: 'update', ...place, columns, options: { updateAllMatches } },
			[{ Customer: 'Contoso', Renews: '2026-03-01' }]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='rec2: {"Customer":"Contoso","Renews":"2026-03-01"}
rec2: {"Customer":"Contoso","Renews":"2026-03-01"}, rec3: {"Customer":"Contoso","Renews":"2026-03-01"}'

echo 'n8n-nodes-base@2.41.1, Airtable, Update, matched by Customer ID, for an item without one'
echo 'Expected: an error, and no change'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
