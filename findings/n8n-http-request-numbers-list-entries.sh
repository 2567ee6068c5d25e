#!/usr/bin/env bash
# Surprise: n8n's HTTP Request sends a list as status[0] and status[1].
# Expected: a query parameter with a list is sent once per entry, as status=active&status=pending.
# Seen (n8n-nodes-base@2.41.1): the entries get numbers, unless the option Array Format in Query Parameters is added,
#   which offers the usual format as No Brackets.
# Why it matters: an API that does not know status[0] ignores it, and returns renewals of every status. Add the option,
#   and choose what the API expects.
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
async function main() {
	const server = createServer((request, response) => {
		console.log(decodeURIComponent(request.url));
		response.setHeader('content-type', 'application/json');
		response.end('{}');
	});
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const url = `http://127.0.0.1:${server.address().port}/renewals`;
	const jsonQuery = '{ "status": ["active", "pending"] }';
	for (const options of [{}, { queryParameterArrays: 'repeat' }]) {
		await run('httpRequest', 4.4, { url, sendQuery: true, specifyQuery: 'json', jsonQuery, options }, [{}]);
	}
	server.close();
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/renewals?status[0]=active&status[1]=pending
/renewals?status=active&status=pending'

echo 'n8n-nodes-base@2.41.1, HTTP Request, Specify Query Parameters Using JSON, a list, without and with the option'
echo 'Expected: status=active&status=pending in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
