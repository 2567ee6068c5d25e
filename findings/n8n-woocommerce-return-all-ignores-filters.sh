#!/usr/bin/env bash
# Surprise: n8n's WooCommerce node returns all customers with Return All, whatever the filters are.
# Expected: Return All returns all customers that match the filters, as a limit does.
# Seen (n8n-nodes-base@2.41.1): for customers, the filters are sent with a limit, and left out with Return All.
# Why it matters: each reminder goes to every customer of the shop instead of the one with that address. Set a limit of
#   100, or filter behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/WooCommerce

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
const api = require('n8n-nodes-base/dist/nodes/WooCommerce/GenericFunctions.js');
const show = async (method, path, body, query) => {
	console.log(`${path}: ${JSON.stringify(query)}`);
	return [];
};
api.woocommerceApiRequest = show;
api.woocommerceApiRequestAllItems = show;
async function main() {
	const filters = { email: 'sam@contoso.example' };
	for (const rest of [{ returnAll: false, limit: 100 }, { returnAll: true }]) {
		await run('wooCommerce', 1, { resource: 'customer', operation: 'getAll', filters, ...rest }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/customers: {"email":"sam@contoso.example","per_page":100}
/customers: {}'

echo 'n8n-nodes-base@2.41.1, WooCommerce, Get Many of customers by email, with a limit and with Return All'
echo 'Expected: the email is sent both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
