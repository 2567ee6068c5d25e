#!/usr/bin/env bash
# Surprise: n8n's Quick Base node adds records when it updates.
# Expected: Update finds the record by the Update Key, and changes the columns.
# Seen (n8n-nodes-base@2.41.1): the key is checked, but not sent, neither its value nor its name. Quick Base adds a
#   record for data without a record ID.
# Why it matters: each run adds the renewals again, and the old ones keep their dates. Use Create or Update, which
#   sends both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/QuickBase package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/QuickBase/GenericFunctions.js');
api.getFieldsObject = async () => ({ fieldsLabelKey: { 'Record ID#': 3, Contract: 6, Seats: 7 }, fieldsIdKey: { 3: 'Record ID#', 6: 'Contract', 7: 'Seats' } });
api.quickbaseApiRequest = async (method, path, body) => {
	console.log(`${method} ${path}: ${JSON.stringify(body)}`);
	return { data: [] };
};
async function main() {
	const parameters = { resource: 'record', tableId: 'renewals', columns: 'Seats', updateKey: 'Record ID#', simple: true, options: {} };
	for (const [operation, rest] of [['update', {}], ['upsert', { mergeFieldId: '3' }]]) {
		console.log(operation);
		await run('quickbase', 1, { ...parameters, ...rest, operation }, [{ 'Record ID#': 12, Contract: 'C-0012', Seats: 50 }]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='update
POST /records: {"data":[{"7":{"value":50}}],"to":"renewals"}
upsert
POST /records: {"data":[{"3":{"value":12},"7":{"value":50}}],"to":"renewals","mergeFieldId":"3","fieldsToReturn":[3]}'

echo 'n8n-nodes-base@2.41.1, Quick Base, Update and Create or Update of the seats of record 12'
echo 'Expected: update sends 12 as well, as upsert does'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
