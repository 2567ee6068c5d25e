#!/usr/bin/env bash
# Surprise: n8n's Invoice Ninja node marks the invoice of the next customer as paid, and emails it.
# Expected: Amount Paid and Email Invoice apply to the item that they were set for.
# Seen (n8n-nodes-base@2.41.1): with version 5 of the API, both are kept for all items that follow and have 0 or false.
# Why it matters: an invoice that nobody paid counts as paid, and a draft is sent to the customer. Pass items that
#   differ in these fields through a loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/InvoiceNinja package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/InvoiceNinja/GenericFunctions.js');
api.invoiceNinjaApiRequest = async (method, path, body, query) => {
	console.log(`${body.number}: ${JSON.stringify(query)}`);
	return { data: {} };
};
async function main() {
	const additionalFields = { invoiceNumber: '={{ $json.number }}', paid: '={{ $json.paid }}', emailInvoice: '={{ $json.email }}' };
	await run('invoiceNinja', 2, { apiVersion: 'v5', resource: 'invoice', operation: 'create', additionalFields }, [
		{ number: 'Contoso-1', paid: 1200, email: true },
		{ number: 'Fabrikam-1', paid: 0, email: false },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso-1: {"amount_paid":1200,"send_email":true}
Fabrikam-1: {"amount_paid":1200,"send_email":true}'

echo 'n8n-nodes-base@2.41.1, Invoice Ninja, Create of two invoices, the second unpaid and not to be emailed'
echo 'Expected: Fabrikam-1 without an amount paid and without an email'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
