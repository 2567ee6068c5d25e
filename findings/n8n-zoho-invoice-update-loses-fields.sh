#!/usr/bin/env bash
# Surprise: n8n's Zoho CRM node sends no field of an invoice whose products it updates.
# Expected: Update of an invoice with a new date, subject and products sends all three.
# Seen (n8n-nodes-base@2.41.1): the body is the list of products, under the names 0, 1 and so on, instead of
#   Product_Details. Date and subject are missing. Without products, the other fields are sent.
# Why it matters: the invoice of a renewal keeps its old date and seats. Update the products with the API in HTTP
#   Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Zoho

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
const api = require('n8n-nodes-base/dist/nodes/Zoho/GenericFunctions.js');
async function main() {
	api.zohoApiRequest = async (method, path, body) => {
		console.log(`${method} ${path} ${JSON.stringify(body)}`);
		return { data: [{ details: {} }] };
	};
	const fields = { Subject: 'Renewal of Contoso', Invoice_Date: '2026-03-01T00:00:00' };
	for (const updateFields of [fields, { ...fields, Product_Details: [{ id: '42', quantity: 9 }] }]) {
		await run('zohoCrm', 1, { resource: 'invoice', operation: 'update', invoiceId: '7', updateFields }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='PUT /invoices/7 {"Invoice_Date":"2026-03-01","Subject":"Renewal of Contoso"}
PUT /invoices/7 {"0":{"id":"42","quantity":9,"product":{"id":"42"}}}'

echo 'n8n-nodes-base@2.41.1, Zoho CRM, Update of an invoice, without and with products'
echo 'Expected: Subject and Invoice_Date both times, and Product_Details'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
