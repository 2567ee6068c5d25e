#!/usr/bin/env bash
# Surprise: with Retry On Fail, n8n sends the items again that had already been sent.
# Expected: if the second of three requests fails once, only that one is sent again.
# Seen (n8n-core@2.41.1): the node starts anew with all its items. Each one is sent twice, and three times if it fails
#   twice.
# Why it matters: customers get the same mail twice, tickets and rows are created twice, although nothing failed in the
#   end. Put such a node into a loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @mozilla/readability@0.6.0 @n8n/utils@1.48.0 cheerio@1.1.0 form-data@4.0.6 html-to-text@9.0.5 jsdom@23.0.1 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/HttpRequest package/dist/nodes/ManualTrigger package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
/** Runs a node with these settings. Returns a list of items per output. */
async function run(settings, items) {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', settings)],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main.map((output) => output.map(({ json }) => json));
}
const { createServer } = require('http');
/** Answers each request by its body, and notes it. */
async function withServer(answer, use) {
	const sent = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => { body += chunk; });
		request.on('end', () => {
			sent.push(body);
			response.setHeader('content-type', 'application/json');
			answer(response, body, sent.filter((other) => other === body).length);
		});
	});
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const parameters = {
		method: 'POST', url: `http://127.0.0.1:${server.address().port}/`, sendBody: true,
		contentType: 'raw', rawContentType: 'text/plain', body: '={{ $json.customer }}', options: {},
	};
	const outputs = await use({ type: 'httpRequest', typeVersion: 4.5, parameters });
	server.close();
	return { sent: sent.join(' '), outputs };
}
const customers = ['Contoso', 'Fabrikam', 'Tailspin'].map((customer) => ({ customer }));

async function main() {
	const { sent } = await withServer((response, customer, time) => {
		if (customer === 'Fabrikam' && time === 1) response.statusCode = 503;
		response.end('{}');
	}, (node) => run({ ...node, retryOnFail: true, maxTries: 3, waitBetweenTries: 10 }, customers));
	console.log(sent);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder N8N_LOG_LEVEL=silent node seen.cjs)
stated='Contoso Fabrikam Tailspin Contoso Fabrikam Tailspin'

echo 'n8n-core@2.41.1, HTTP Request with Retry On Fail, Fabrikam fails once'
echo 'Expected: Contoso Fabrikam Tailspin Fabrikam'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
