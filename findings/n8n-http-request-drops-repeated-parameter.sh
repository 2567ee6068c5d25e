#!/usr/bin/env bash
# Surprise: n8n's HTTP Request node sends only the last of two query parameters with the same name.
# Expected: status=active&status=expired, as most APIs want a list, and as the node's two rows say. In the URL field,
#   both are sent.
# Seen (n8n-nodes-base@2.41.1): the request has status=expired only, without a word. A parameter that is also in the
#   URL is sent twice.
# Why it matters: a list of subscriptions by status lacks one of the two statuses, and nothing looks wrong. Write
#   repeated parameters into the URL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @mozilla/readability@0.6.0 cheerio@1.1.0 html-to-text@9.0.5 jsdom@23.0.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/HttpRequest

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
const server = createServer(({ url }, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ url })));
server.listen(0, '127.0.0.1', async () => {
	const url = `http://127.0.0.1:${server.address().port}/`;
	const parameters = (...values) => ({ sendQuery: true, queryParameters: { parameters: values.map((value) => ({ name: 'status', value })) }, options: {} });
	for (const [name, node] of [
		['two rows', { url, ...parameters('active', 'expired') }],
		['both in the URL', { url: `${url}?status=active&status=expired`, options: {} }],
		['one of each', { url: `${url}?status=active`, ...parameters('expired') }],
	]) {
		const [seen] = await run('httpRequest', 4.2, node, [{}]);
		console.log(`${name}: ${seen.url}`);
	}
	server.close();
});
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='two rows: /?status=expired
both in the URL: /?status=active&status=expired
one of each: /?status=active&status=expired'

echo 'n8n-nodes-base@2.41.1, HTTP Request with two query parameters named status'
echo 'Expected: /?status=active&status=expired in all lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
