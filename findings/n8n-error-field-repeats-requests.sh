#!/usr/bin/env bash
# Surprise: n8n sends requests three times, because the answer has an empty field called error.
# Expected: a node that succeeds runs once, also with Retry On Fail.
# Seen (n8n-core@2.41.1): the node counts as failed if its first item has a field error that is not null or false. An
#   empty text and 0 count too. With Retry On Fail, it runs up to Max Tries, and then succeeds.
# Why it matters: an API that answers {"id":7,"error":""} gets each order, ticket or message three times. Turn Retry On
#   Fail off for such an API.
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
	for (const error of [null, '', 0]) {
		const { sent } = await withServer((response) => response.end(JSON.stringify({ id: 7, error })),
			(node) => run({ ...node, retryOnFail: true, maxTries: 3, waitBetweenTries: 10 }, customers.slice(0, 2)));
		console.log(`"error": ${JSON.stringify(error)}: ${sent}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='"error": null: Contoso Fabrikam
"error": "": Contoso Fabrikam Contoso Fabrikam Contoso Fabrikam
"error": 0: Contoso Fabrikam Contoso Fabrikam Contoso Fabrikam'

echo 'n8n-core@2.41.1, HTTP Request with Retry On Fail, each answer has status 200'
echo 'Expected: Contoso Fabrikam each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
