#!/usr/bin/env bash
# Surprise: n8n's monday.com node succeeds when monday.com refuses a change.
# Expected: a change that the user may not make fails.
# Seen (n8n-nodes-base@2.41.1): monday.com answers 200 with errors and an empty list as data. The node takes the empty
#   list for data, and returns an item without any.
# Why it matters: the status of a renewal does not change, and the workflow reports success. Filter out items without
#   an id.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/MondayCom

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const { createServer } = require('http');
let address;
/** Sends every request to the server of this script instead */
const credentialsHelper = {
	isCredentialUsableByNode: () => true, getDecrypted: async () => ({}), getParentTypes: () => [], preAuthentication: async () => undefined,
	authenticate: async (credentials, type, { baseURL, uri, url, ...options }) => ({ ...options, url: address, method: 'POST' }),
};
async function run(type, typeVersion, parameters, items, credentials) {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials: { [credentials]: { id: '1', name: 'Test' } } })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData), credentialsHelper };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
async function main() {
	const server = createServer((request, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ data: [], errors: [{ message: 'User unauthorized to perform action' }] }));
	});
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	address = `http://127.0.0.1:${server.address().port}`;
	const change = { boardId: '1', itemId: '2', columnId: 'status', value: '{"label":"Renewed"}' };
	const parameters = { authentication: 'accessToken', resource: 'boardItem', operation: 'changeColumnValue', ...change };
	const items = await run('mondayCom', 1, parameters, [{}], 'mondayComApi').catch(({ message }) => `error: ${message}`);
	console.log(JSON.stringify(items));
	server.close();
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[null]'

echo 'n8n-nodes-base@2.41.1, monday.com, a change of a status that monday.com refuses with "User unauthorized to perform action"'
echo 'Expected: an error with this message'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
