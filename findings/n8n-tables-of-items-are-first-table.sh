#!/usr/bin/env bash
# Surprise: n8n's Airtable, Grist and NocoDB nodes create the rows of all items in the table of the first one.
# Expected: a table that is an expression is read for each item, as the fields are.
# Seen (n8n-nodes-base@2.41.1): the base and the table of the first item are used for all of them.
# Why it matters: with a table per vendor or customer, one gets the renewals of all, and the others get none. Loop with
#   a batch size of 1, or filter per table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Airtable package/dist/nodes/Grist package/dist/nodes/ManualTrigger package/dist/nodes/NocoDB package/dist/utils

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
const airtable = require('n8n-nodes-base/dist/nodes/Airtable/v2/transport/index.js');
const grist = require('n8n-nodes-base/dist/nodes/Grist/GenericFunctions.js');
const nocodb = require('n8n-nodes-base/dist/nodes/NocoDB/v2/transport/index.js');
const id = (value) => ({ mode: 'id', value, __rl: true });
const show = (name) => async (method, path) => {
	if (method === 'POST') console.log(`${name}: ${path}`);
	return { id: '1', fields: {}, records: [{ id: 1 }] };
};
airtable.apiRequest = show('Airtable');
grist.gristApiRequest = show('Grist');
nocodb.apiRequest = show('NocoDB');
async function main() {
	const table = '={{ $json.table }}';
	const items = [{ table: 'adobe', customer: 'Contoso', fields: {} }, { table: 'trend', customer: 'Fabrikam', fields: {} }];
	const columns = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] };
	await run('airtable', 2.2, { resource: 'record', operation: 'create', base: id('app'), table: id(table), columns, options: {} }, items);
	await run('grist', 1, { operation: 'create', docId: 'renewals', tableId: table, dataToSend: 'autoMapInputs', inputsToIgnore: '' }, items);
	await run('nocoDb', 4, { resource: 'row', operation: 'create', workspaceId: id('w'), projectId: id('p'), table: id(table), dataToSend: 'autoMapInputData', inputsToIgnore: '' }, items);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Airtable: app/adobe
Airtable: app/adobe
Grist: /docs/renewals/tables/adobe/records
Grist: /docs/renewals/tables/adobe/records
NocoDB: /api/v3/data/p/adobe/records
NocoDB: /api/v3/data/p/adobe/records'

echo 'n8n-nodes-base@2.41.1, Create of a row in the table adobe and of one in the table trend'
echo 'Expected: one request for adobe and one for trend'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
