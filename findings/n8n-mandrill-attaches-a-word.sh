#!/usr/bin/env bash
# Surprise: n8n's Mandrill and Salesforce nodes attach a file that contains nothing but the word filesystem-v2.
# Expected: the file of the item is attached.
# Seen (n8n-nodes-base@2.41.1): n8n keeps files on disk by default, and the nodes send the name of that store instead
#   of the file.
# Why it matters: customers get a quote that cannot be opened, and the node succeeds. Use Send Email, and the
#   Salesforce API in HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 form-data@4.0.6 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Mandrill package/dist/nodes/ManualTrigger package/dist/nodes/Salesforce

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
	const pinData = { Start: items };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { Container } = require('@n8n/di');
const { BinaryDataService } = require('n8n-core');
const mandrill = require('n8n-nodes-base/dist/nodes/Mandrill/GenericFunctions.js');
const salesforce = require('n8n-nodes-base/dist/nodes/Salesforce/GenericFunctions.js');
mandrill.mandrillApiRequest = async (resource, method, action, { message }) => {
	console.log(`Mandrill: ${message.attachments[0].content}`);
	return {};
};
salesforce.salesforceApiRequest = async (method, path, { Body }) => {
	console.log(`Salesforce: ${Body}`);
	return {};
};
async function main() {
	const files = Container.get(BinaryDataService);
	await files.init();
	const location = { type: 'execution', workflowId: '1', executionId: '1' };
	const data = await files.store(location, Buffer.from('Quote for 50 seats'), { data: '', mimeType: 'text/plain', fileName: 'quote.txt' });
	const items = [{ json: {}, binary: { data } }];
	console.log(`File: ${(await files.getAsBuffer(data)).toString('base64')}`);
	const attachmentsUi = { attachmentsBinary: [{ property: 'data' }] };
	await run('mandrill', 1, { resource: 'message', operation: 'sendHtml', fromEmail: 'us@example.com', toEmail: 'sam@contoso.example', options: {}, jsonParameters: false, attachmentsUi }, items);
	await run('salesforce', 1.1, { resource: 'attachment', operation: 'create', parentId: '7', name: 'quote.txt', binaryPropertyName: 'data', additionalFields: {} }, items);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='File: UXVvdGUgZm9yIDUwIHNlYXRz
Mandrill: filesystem-v2
Salesforce: filesystem-v2'

echo 'n8n-nodes-base@2.41.1, Mandrill and Salesforce, a file with the text Quote for 50 seats, in base64'
echo 'Expected: UXVvdGUgZm9yIDUwIHNlYXRz from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
