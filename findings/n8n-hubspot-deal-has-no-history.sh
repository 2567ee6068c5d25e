#!/usr/bin/env bash
# Surprise: n8n's HubSpot node drops the filters of a deal that it gets.
# Expected: Get with Include Property Versions, and with Deal Properties to Include as Value and History, asks HubSpot
#   for both.
# Seen (n8n-nodes-base@2.41.1): Get reads both, and sends neither. Get Recently Created/Updated sends the first.
# Why it matters: the earlier close dates and amounts of a deal are missing, so a report of moved renewals finds none.
#   Get Many has Properties to Include with History.
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
const hubspot = require('n8n-nodes-base/dist/nodes/Hubspot/V2/GenericFunctions.js');
hubspot.hubspotApiRequest = async (method, path, body, query = {}) => {
	console.log(`${path}: query ${JSON.stringify(query)}`);
	return { dealId: 7, results: [] };
};
async function main() {
	const deal = { resource: 'deal', authentication: 'appToken' };
	const history = { includePropertyVersions: true };
	const properties = { propertiesCollection: { propertiesValues: { properties: ['closedate'], propertyMode: 'valueAndHistory' } } };
	await run('hubspot', 2.2, { ...deal, operation: 'getRecentlyCreatedUpdated', returnAll: false, limit: 50, filters: history }, [{}]);
	await run('hubspot', 2.2, { ...deal, operation: 'get', dealId: { __rl: true, mode: 'id', value: '7' }, filters: { ...history, ...properties } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/deals/v1/deal/recent/created: query {"includePropertyVersions":true,"count":50}
/deals/v1/deal/7: query {}'

echo 'n8n-nodes-base@2.41.1, HubSpot, Get Recently Created/Updated of deals with Include Property Versions, and Get with the history of closedate too'
echo 'Expected: the second query has includePropertyVersions, properties and propertyMode'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
