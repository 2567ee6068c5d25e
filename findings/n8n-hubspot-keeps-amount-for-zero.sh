#!/usr/bin/env bash
# Surprise: n8n's HubSpot node does not write an amount of 0.
# Expected: Update of a deal with the amount 0 sets it to 0.
# Seen (n8n-nodes-base@2.41.1): the number 0 is left out of the request, as are an empty description and an empty date.
#   The text "0" is sent.
# Why it matters: a renewal that is free of charge, or was given up, keeps its old amount in the forecast, and the node
#   succeeds. Pass the amount as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Hubspot package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Hubspot/V2/GenericFunctions.js');
const id = (value) => ({ mode: 'id', value, __rl: true });
let sent = [];
api.hubspotApiRequest = async (method, path, body) => {
	sent.push(body);
	return {};
};

async function main() {
	for (const amount of [1200, 0, '0']) {
		sent = [];
		await run('hubspot', 2.2, { resource: 'deal', operation: 'update', dealId: id('7'), updateFields: { amount: '={{ $json.amount }}' } }, [{ amount }]);
		console.log(`${JSON.stringify(amount)}: ${JSON.stringify(sent[0])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='1200: {"properties":[{"name":"amount","value":1200}]}
0: {"properties":[]}
"0": {"properties":[{"name":"amount","value":"0"}]}'

echo 'n8n-nodes-base@2.41.1, HubSpot, Update of a deal with the amounts 1200, 0 and "0"'
echo 'Expected: the amount is sent each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
