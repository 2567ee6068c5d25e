#!/usr/bin/env bash
# Surprise: n8n's HighLevel node filters only the first page.
# Expected: Return All asks for each page with the same filters.
# Seen (n8n-nodes-base@2.41.1): the query of each further page consists of its start alone.
# Why it matters: of the customers from the second page on, all are returned, so reminders go to customers of another
#   account manager. Filter again behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/HighLevel package/dist/nodes/ManualTrigger

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
const { highLevelApiPagination } = require('n8n-nodes-base/dist/nodes/HighLevel/v2/GenericFunctions.js');
const pages = [['Contoso', 'Fabrikam'], ['Northwind']];
const node = {
	getNodeParameter: (name) => ({ resource: 'contact', returnAll: true })[name],
	makeRoutingRequest: async ({ options }) => {
		console.log(JSON.stringify(options.qs));
		const contacts = pages.shift().map((name) => ({ name }));
		return [{ json: { contacts, meta: { total: 3, startAfter: 2, startAfterId: 'fabrikam' } } }];
	},
};
highLevelApiPagination.call(node, { options: { qs: { query: 'renewal-2026' } } });
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"query":"renewal-2026","limit":100}
{"startAfterId":"fabrikam","startAfter":2}'

echo 'n8n-nodes-base@2.41.1, HighLevel, Get Many of contacts with Return All and the query renewal-2026'
echo 'Expected: query and limit on each page'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
