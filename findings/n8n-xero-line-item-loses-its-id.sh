#!/usr/bin/env bash
# Surprise: n8n's Xero node does not send the ID of a line item when it updates an invoice.
# Expected: an update with a Line Item ID changes this line.
# Seen (n8n-nodes-base@2.41.1): LineItemID is not sent, and Tracking is always an empty list. Xero deletes lines that
#   are not named by their ID, and creates new ones.
# Why it matters: the other lines of a renewal invoice are deleted, and the changed one loses its tracking categories.
#   Use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Xero

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
const api = require('n8n-nodes-base/dist/nodes/Xero/GenericFunctions.js');
api.xeroApiRequest = async (method, path, body) => {
	console.log(JSON.stringify(body.LineItems));
	return { Invoices: [] };
};
const line = { lineItemId: '52208ff9-528a-4985-a9ad-b2b1d4210e38', description: 'Keepnet Pro', quantity: 60, unitAmount: 20 };
run('xero', 1, {
	resource: 'invoice', operation: 'update', organizationId: '1', invoiceId: '2', updateFields: { lineItemsUi: { lineItemsValues: [line] } },
}, [{}]);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[{"Tracking":[],"AccountCode":"","Description":"Keepnet Pro","DiscountRate":"","ItemCode":"","LineAmount":"","Quantity":"60","TaxAmount":"","TaxType":"","UnitAmount":20}]'

echo 'n8n-nodes-base@2.41.1, Xero, Update of an invoice with one line by its ID: the lines that are sent'
echo 'Expected: a line with "LineItemID":"52208ff9-528a-4985-a9ad-b2b1d4210e38"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
