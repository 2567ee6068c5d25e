#!/usr/bin/env bash
# Surprise: n8n's Monica CRM node tells Monica to forget the birthday when it updates a contact.
# Expected: Update of the last name leaves the birthday as it is.
# Seen (n8n-nodes-base@2.41.1): without a birthday among the update fields, the node sends that it is not known. In
#   the same way, is_deceased is false unless it is set again.
# Why it matters: the contact that is reminded of a renewal loses dates, and one who died gets letters again. Pass the
#   birthday in each update.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/MonicaCrm

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
const api = require('n8n-nodes-base/dist/nodes/MonicaCrm/GenericFunctions.js');
api.monicaCrmApiRequest = async (method, path, body) => {
	if (method === 'PUT') console.log(JSON.stringify(body));
	return { data: { first_name: 'Anna', last_name: 'Maier', is_dead: true, information: { dates: { birthdate: { date: '1980-03-01' } } } } };
};
run('monicaCrm', 1, { resource: 'contact', operation: 'update', contactId: '7', updateFields: { last_name: 'Schmidt' } }, [{}]);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"first_name":"Anna","is_birthdate_known":false,"is_deceased":false,"is_deceased_date_known":false,"last_name":"Schmidt"}'

echo 'n8n-nodes-base@2.41.1, Monica CRM, Update of the last name of a contact who has a birthday: what is sent'
echo 'Expected: {"first_name":"Anna","last_name":"Schmidt"}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
