#!/usr/bin/env bash
# Surprise: n8n's HTTP Request sends the body field contract.end as an object contract with a field end.
# Expected: the name as it is written, as in the query and in a form body of the same node.
# Seen (n8n-nodes-base@2.41.1): in a JSON body, "Using Fields Below" makes objects of names with dots. The same name is
#   sent as it is in a form and in the query.
# Why it matters: an API whose filters and custom fields have dots in their names ignores the unknown object and answers
#   with everything. Use "Using JSON" for such a body.
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
const server = createServer(async (request, response) => {
	let body = '';
	for await (const chunk of request) body += chunk;
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify({ sent: body || request.url }));
});
server.listen(0, '127.0.0.1', async () => {
	const url = `http://127.0.0.1:${server.address().port}/`;
	const parameters = { parameters: [{ name: 'contract.end', value: '2026-03-01' }] };
	for (const [name, request] of [
		['JSON body', { method: 'POST', sendBody: true, contentType: 'json', specifyBody: 'keypair', bodyParameters: parameters }],
		['form body', { method: 'POST', sendBody: true, contentType: 'form-urlencoded', specifyBody: 'keypair', bodyParameters: parameters }],
		['query', { sendQuery: true, specifyQuery: 'keypair', queryParameters: parameters }],
	]) {
		const [{ sent }] = await run('httpRequest', 4.2, { url, options: {}, ...request }, [{}]);
		console.log(`${name}: ${sent}`);
	}
	server.close();
});
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='JSON body: {"contract":{"end":"2026-03-01"}}
form body: contract.end=2026-03-01
query: /?contract.end=2026-03-01'

echo 'n8n-nodes-base@2.41.1, HTTP Request with the field contract.end'
echo 'Expected: {"contract.end":"2026-03-01"}, contract.end=2026-03-01 and /?contract.end=2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
