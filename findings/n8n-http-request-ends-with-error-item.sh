#!/usr/bin/env bash
# Surprise: when n8n's HTTP Request node stops paging at a status, the error answer of that request is one more item.
# Expected: the answer with the status that ends the list is not part of the list.
# Seen (n8n-nodes-base@2.41.1): with Pagination Complete When set to "Receive Specific Status Code(s)" and 404, three
#   customers on two pages are four items. The last is the body of the 404.
# Why it matters: a report counts one customer too many, without a name or date, and a sheet gets a row of error
#   texts. Filter out items without an ID, or end the list by an expression.
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
const pages = [[{ id: 1 }, { id: 2 }], [{ id: 3 }]];
const server = createServer(({ url }, response) => {
	const page = pages[Number(/page=(\d+)/.exec(url)[1]) - 1];
	response.setHeader('content-type', 'application/json');
	if (!page) response.statusCode = 404;
	response.end(JSON.stringify(page ?? { error: 'no such page' }));
});
server.listen(0, '127.0.0.1', async () => {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest', requestInterval: 0,
		parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
		paginationCompleteWhen: 'receiveSpecificStatusCodes', statusCodesWhenComplete: '404',
	};
	const items = await run('httpRequest', 4.2, { url: `http://127.0.0.1:${server.address().port}/`, options: { pagination: { pagination } } }, [{}]);
	console.log(`${items.length} items: ${JSON.stringify(items)}`);
	server.close();
});
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='4 items: [{"id":1},{"id":2},{"id":3},{"error":"no such page"}]'

echo 'n8n-nodes-base@2.41.1, HTTP Request that pages until 404'
echo 'Expected: 3 items: [{"id":1},{"id":2},{"id":3}]'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
