#!/usr/bin/env bash
# Surprise: n8n's QuickBooks and SendGrid nodes return an item if nothing is found.
# Expected: a list without entries is no items, and a contact that does not exist is an error or no item.
# Seen (n8n-nodes-base@2.41.1): Get Many of QuickBooks with a limit and Get of a SendGrid contact by email return one
#   item without data.
# Why it matters: on a day without invoices, the report has a row without a customer, and a contact that is new counts
#   as known. Filter out items without an id.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/QuickBooks package/dist/nodes/SendGrid package/dist/utils

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
const sendGrid = require('n8n-nodes-base/dist/nodes/SendGrid/GenericFunctions.js');
const { QuickBooks } = require('n8n-nodes-base/dist/nodes/QuickBooks/QuickBooks.node.js');
const { execute } = QuickBooks.prototype;
sendGrid.sendGridApiRequest = async () => ({ result: [], contact_count: 0 });
QuickBooks.prototype.execute = function () {
	this.getCredentials = async () => ({ environment: 'sandbox', oauthTokenData: { callbackQueryString: { realmId: '1' } } });
	this.helpers.requestOAuth2 = async () => ({ QueryResponse: {} });
	return execute.call(this);
};
async function main() {
	const invoices = await run('quickbooks', 1, { resource: 'invoice', operation: 'getAll', returnAll: false, limit: 50, filters: {} }, [{}]);
	console.log(`QuickBooks: ${invoices.length}, ${invoices[0]}`);
	const contacts = await run('sendGrid', 1, { resource: 'contact', operation: 'get', by: 'email', email: 'sam@contoso.example' }, [{}]);
	console.log(`SendGrid: ${contacts.length}, ${contacts[0]}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='QuickBooks: 1, undefined
SendGrid: 1, undefined'

echo 'n8n-nodes-base@2.41.1, QuickBooks without invoices, SendGrid without the contact'
echo 'Expected: 0 items'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
