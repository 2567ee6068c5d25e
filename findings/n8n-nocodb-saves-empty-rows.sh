#!/usr/bin/env bash
# Surprise: n8n's NocoDB node creates empty rows from items with data.
# Expected: Auto-Map Input Data sends the fields of each item, as the option says.
# Seen (n8n-nodes-base@2.41.1): the node looks for a field called fields, as Get Many returns it, and sends nothing
#   without it. Create makes an empty row, and Update succeeds without a change.
# Why it matters: a table gets as many rows as there are renewals, all of them empty, and old values stay. Put the data
#   of each item into a field called fields.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/NocoDB package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/NocoDB/v2/transport/index.js');
async function main() {
	transport.apiRequest = async (method, path, body) => {
		console.log(`${method} ${JSON.stringify(body)}`);
		return { records: [] };
	};
	const place = Object.fromEntries(['workspaceId', 'projectId', 'table'].map((name) => [name, { mode: 'id', value: 'invented', __rl: true }]));
	const item = { Customer: 'Contoso', Seats: 9 };
	for (const operation of ['create', 'update']) {
		for (const json of [item, { fields: item }]) {
			await run('nocoDb', 4, { resource: 'row', operation, ...place, id: '7', dataToSend: 'autoMapInputData', inputsToIgnore: '' }, [json]);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='POST [{"fields":{}}]
POST [{"fields":{"Customer":"Contoso","Seats":9}}]
PATCH [{"id":"7","fields":{}}]
PATCH [{"id":"7","fields":{"Customer":"Contoso","Seats":9}}]'

echo 'n8n-nodes-base@2.41.1, NocoDB, Create and Update with Auto-Map Input Data, for {"Customer":"Contoso","Seats":9} and {"fields":…}'
echo 'Expected: Contoso and 9 are sent each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
