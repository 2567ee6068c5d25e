#!/usr/bin/env bash
# Surprise: n8n's WooCommerce node adds a line to an order when it updates one.
# Expected: Update with a line item of a product that is in the order changes its line.
# Seen (n8n-nodes-base@2.41.1): line items have no field for their ID, and WooCommerce adds each line item without
#   one.
# Why it matters: a renewal of 60 instead of 50 seats is an order of 110 seats. Use HTTP Request with the id of the
#   line.
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
const order = { line_items: [{ id: 315, product_id: 93, quantity: 50 }] };
// Like WooCommerce: a line item with an id is changed, one without is added
api.woocommerceApiRequest = async (method, path, body) => {
	for (const { id, product_id, quantity } of body.line_items) {
		const line = order.line_items.find((item) => item.id === id);
		if (line) Object.assign(line, { product_id, quantity });
		else order.line_items.push({ product_id, quantity });
	}
	return order;
};
async function main() {
	const lineItemsUi = { lineItemsValues: [{ productId: 93, quantity: 60 }] };
	const empty = Object.fromEntries(['billingUi', 'shippingUi', 'couponLinesUi', 'feeLinesUi', 'metadataUi', 'shippingLinesUi'].map((name) => [name, {}]));
	const [{ line_items }] = await run('wooCommerce', 1, { resource: 'order', operation: 'update', orderId: '727', updateFields: {}, ...empty, lineItemsUi }, [{}]);
	console.log(line_items.map(({ product_id, quantity }) => `product ${product_id}, quantity ${quantity}`).join('; '));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='product 93, quantity 50; product 93, quantity 60'

echo 'n8n-nodes-base@2.41.1, WooCommerce, Update of an order with 50 of product 93 to a quantity of 60: its lines'
echo 'Expected: product 93, quantity 60'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
