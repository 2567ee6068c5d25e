#!/usr/bin/env bash
# Surprise: n8n's GetResponse node splits the values of custom fields at commas when it updates a contact.
# Expected: Update stores the same value as Create does.
# Seen (n8n-nodes-base@2.41.1): Create sends "Contoso, Inc." as one value, Update as two, and 1,200 as 1 and 200.
# Why it matters: the mail to the customer names half of the company, or the wrong amount. Remove commas from values
#   first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/GetResponse package/dist/nodes/ManualTrigger

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
const getResponse = require('n8n-nodes-base/dist/nodes/GetResponse/GenericFunctions.js');
getResponse.getresponseApiRequest = async (method, path, { customFieldValues }) => {
	console.log(JSON.stringify(customFieldValues));
	return {};
};
async function main() {
	const fields = () => ({ customFieldsUi: { customFieldValues: [{ customFieldId: 'company', value: 'Contoso, Inc.' }, { customFieldId: 'amount', value: '1,200' }] } });
	const contact = { resource: 'contact', authentication: 'apiKey' };
	await run('getResponse', 1, { ...contact, operation: 'create', email: 'sam@contoso.example', campaignId: 'c1', additionalFields: fields() }, [{}]);
	await run('getResponse', 1, { ...contact, operation: 'update', contactId: '7', updateFields: fields() }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[{"customFieldId":"company","value":["Contoso, Inc."]},{"customFieldId":"amount","value":["1,200"]}]
[{"customFieldId":"company","value":["Contoso","Inc."]},{"customFieldId":"amount","value":["1","200"]}]'

echo 'n8n-nodes-base@2.41.1, GetResponse, Create and Update of a contact with the values "Contoso, Inc." and 1,200'
echo 'Expected: the same values'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
