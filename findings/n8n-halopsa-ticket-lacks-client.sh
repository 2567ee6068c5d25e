#!/usr/bin/env bash
# Surprise: n8n's HaloPSA node drops the client and the status of a ticket.
# Expected: Simplify, which is on by default, keeps who the ticket is for, and whether it is open.
# Seen (n8n-nodes-base@2.41.1): of a ticket, six fields are left, and none of them is the client, the user, the status
#   or the type.
# Why it matters: a list of renewal tickets does not say for which customer they are. Turn off Simplify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/HaloPSA package/dist/nodes/ManualTrigger

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
const halo = require('n8n-nodes-base/dist/nodes/HaloPSA/GenericFunctions.js');
halo.getAccessTokens = async () => ({ access_token: '' });
halo.haloPSAApiRequest = async () => ({ tickets: [{ id: 7, summary: 'Renewal', client_id: 12, client_name: 'Contoso', user_name: 'Sam Reed', status_id: 1, tickettype_id: 3, targetdate: '2026-03-01T09:00:00' }] });
const { HaloPSA } = require('n8n-nodes-base/dist/nodes/HaloPSA/HaloPSA.node.js');
async function main() {
	const { default: simplify } = new HaloPSA().description.properties.find(({ name }) => name === 'simplify');
	console.log(`Simplify is ${simplify} by default`);
	console.log(JSON.stringify(await run('haloPSA', 1, { resource: 'ticket', operation: 'getAll', returnAll: false, limit: 5, simplify, filters: {} }, [{}])));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Simplify is true by default
[{"id":7,"summary":"Renewal","targetdate":"2026-03-01T09:00:00"}]'

echo 'n8n-nodes-base@2.41.1, HaloPSA, Get Many of tickets with Simplify, a ticket of Contoso'
echo 'Expected: client_name and status_id are there'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
