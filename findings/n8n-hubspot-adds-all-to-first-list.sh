#!/usr/bin/env bash
# Surprise: n8n's HubSpot node adds all contacts to the list of the first item.
# Expected: Add to a contact list reads the list of each item, as it reads the email.
# Seen (n8n-nodes-base@2.41.1): one request adds all contacts to the list of the first item. Remove does the same.
# Why it matters: customers whose license renews in 90 days get the mails that are meant for overdue ones. Use one node
#   per list, or a loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Hubspot package/dist/nodes/ManualTrigger package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Hubspot/V2/GenericFunctions.js');
api.hubspotApiRequest = async (method, path, body) => {
	console.log(`${path}: ${body.emails.join(', ')}`);
	return {};
};
async function main() {
	await run('hubspot', 2.2, { resource: 'contactList', operation: 'add', by: 'email', email: '={{ $json.email }}', listId: '={{ $json.list }}' }, [
		{ email: 'sam@contoso.example', list: 30 },
		{ email: 'kim@fabrikam.example', list: 90 },
	]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/contacts/v1/lists/30/add: sam@contoso.example, kim@fabrikam.example'

echo 'n8n-nodes-base@2.41.1, HubSpot, Add of a contact to list 30 and of one to list 90'
echo 'Expected: /contacts/v1/lists/30/add: sam@contoso.example, and /contacts/v1/lists/90/add: kim@fabrikam.example'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
