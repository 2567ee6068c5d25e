#!/usr/bin/env bash
# Surprise: n8n's HighLevel node loses the custom fields of a contact when it updates it.
# Expected: Update sends the ID of the custom field and its new value, as Create does.
# Seen (n8n-nodes-base@2.41.1): Create sends a list of IDs and values. Update sends what the editor stores, a list
#   below "values" without IDs that HighLevel knows.
# Why it matters: the renewal date of a customer stays that of last year. Use Create or Update, which finds the contact
#   by its email.
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
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials: { highLevelOAuth2Api: { id: '1', name: 'HighLevel' } } })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const credentialsHelper = {
		isCredentialUsableByNode: () => true, getDecrypted: async () => ({ oauthTokenData: { locationId: 'l1' } }), getParentTypes: () => [],
		preAuthentication: async () => undefined, authenticate: async (credentials, type, options) => options,
	};
	const data = { credentialsHelper, webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { createServer } = require('http');
const server = createServer(async (request, response) => {
	let body = '';
	for await (const chunk of request) body += chunk;
	seen(request, body && JSON.parse(body));
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify({ contact: { id: '7' }, opportunities: [], meta: { total: 0 } }));
});

function seen({ method }, { customFields }) {
	console.log(`${method}: ${JSON.stringify(customFields)}`);
}
async function main() {
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	load('highLevel').nodeVersions[2].description.requestDefaults.baseURL = `http://127.0.0.1:${server.address().port}`;
	const fields = { customFields: { values: [{ fieldId: { __rl: true, mode: 'list', value: 'f1', cachedResultName: 'Renews on' }, fieldValue: '2026-03-01' }] } };
	const contact = { resource: 'contact', requestOptions: {} };
	await run('highLevel', 2, { ...contact, operation: 'create', email: 'sam@contoso.example', additionalFields: fields }, [{}]);
	await run('highLevel', 2, { ...contact, operation: 'update', contactId: '7', updateFields: fields }, [{}]);
	server.close();
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='POST: [{"id":"f1","key":"Renews on","field_value":"2026-03-01"}]
PUT: {"values":[{"fieldId":{"__rl":true,"mode":"list","value":"f1","cachedResultName":"Renews on"},"fieldValue":"2026-03-01"}]}'

echo 'n8n-nodes-base@2.41.1, HighLevel, Create or Update, and Update, of a contact with the custom field f1'
echo 'Expected: both have the ID f1'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
