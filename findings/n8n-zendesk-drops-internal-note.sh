#!/usr/bin/env bash
# Surprise: n8n's Zendesk node drops the internal note if there is a public reply.
# Expected: Update with both fields adds a note for the agents and a reply for the customer, or fails.
# Seen (n8n-nodes-base@2.41.1): only the reply is sent, and the node succeeds.
# Why it matters: what the account manager has to know about a renewal is lost. Use two nodes, one for the note and one
#   for the reply.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Zendesk

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
const api = require('n8n-nodes-base/dist/nodes/Zendesk/GenericFunctions.js');
api.zendeskApiRequest = async (method, path, { ticket }) => {
	console.log(JSON.stringify(ticket));
	return { ticket };
};
async function main() {
	const updateFields = { internalNote: 'Discount ends in March', publicReply: 'Your licenses renew on 1 March' };
	await run('zendesk', 1, { resource: 'ticket', operation: 'update', id: '7', jsonParameters: false, updateFields }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"comment":{"body":"Your licenses renew on 1 March","public":true}}'

echo 'n8n-nodes-base@2.41.1, Zendesk, Update of a ticket with an internal note and a public reply'
echo 'Expected: both texts are sent'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
