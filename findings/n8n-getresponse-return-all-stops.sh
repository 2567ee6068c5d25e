#!/usr/bin/env bash
# Surprise: n8n's GetResponse node returns only the first page of all contacts.
# Expected: Return All asks for all pages that the header TotalPages states.
# Seen (n8n-nodes-base@2.41.1): the node looks for TotalPages and CurrentPage, but Node.js gives headers in lower case.
#   It finds neither, takes them for equal and stops.
# Why it matters: contacts beyond the first page get no reminder, and the node succeeds. Use HTTP Request with
#   pagination.
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
const { createServer } = require('http');
const { GetResponse } = require('n8n-nodes-base/dist/nodes/GetResponse/GetResponse.node.js');
const { execute } = GetResponse.prototype;
const server = createServer(({ url }, response) => {
	const page = Number(new URL(url, 'http://localhost').searchParams.get('page'));
	response.setHeader('content-type', 'application/json').setHeader('TotalPages', '3').setHeader('CurrentPage', String(page));
	response.end(JSON.stringify([{ contactId: `${page}a` }, { contactId: `${page}b` }]));
});
GetResponse.prototype.execute = function () {
	this.helpers.requestWithAuthentication = (type, options) =>
		this.helpers.request({ ...options, uri: options.uri.replace('https://api.getresponse.com', `http://localhost:${server.address().port}`) });
	return execute.call(this);
};
server.listen(0, 'localhost', async () => {
	const contacts = await run('getResponse', 1, { authentication: 'apiKey', resource: 'contact', operation: 'getAll', returnAll: true, options: {} }, [{}]);
	console.log(contacts.map(({ contactId }) => contactId).join(', '));
	server.close();
});
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='1a, 1b'

echo 'n8n-nodes-base@2.41.1, GetResponse, Get Many with Return All of three pages of two contacts'
echo 'Expected: 1a, 1b, 2a, 2b, 3a, 3b'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
