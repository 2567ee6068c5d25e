#!/usr/bin/env bash
# Surprise: n8n gives the rows of Metabase and Brevo to the wrong customers if there are as many rows as customers.
# Expected: the customer behind a row is the one whose request returned the row, or an error says that there is none.
# Seen (n8n-core@2.41.1): declarative nodes do not say which item a row comes from. If they return as many rows as they
#   got items, n8n pairs them by their position, and a single row with the first item. Otherwise, $("Start").item is an
#   error.
# Why it matters: it works in a test with one row per customer. On the day when one customer has two renewals and the
#   next has none, the second renewal goes to the next. Loop with a batch size of 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Metabase package/dist/nodes/Set package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...names) => names.map((node) => ({ node, type: 'main', index: 0 }));
const { createServer } = require('http');
async function run(nodes, connections, items, url) {
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: nodes.map(([name, type, typeVersion, parameters = {}, rest = {}]) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...rest })),
		connections,
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const hooks = new ExecutionLifecycleHooks('manual', '1', workflowData);
	const credentialsHelper = {
		isCredentialUsableByNode: () => true, getDecrypted: async () => ({ url }), getParentTypes: () => [],
		preAuthentication: async () => undefined, authenticate: async (credentials, type, options) => options,
	};
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks, credentialsHelper };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Set[0].data.main[0].map(({ json }) => json);
}

async function main() {
	let answers;
	const server = createServer((request, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answers[request.url.split('/')[3]].map((renewal) => ({ renewal }))));
	});
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	const assignments = ['$("Start").item.json.customer', '$json.renewal'].map((value, id) => ({ id, name: ['customer', 'renewal'][id], type: 'string', value: `={{ ${value} }}` }));
	const ask = () => run([
		['Start', 'manualTrigger', 1],
		['Metabase', 'metabase', 1, { resource: 'questions', operation: 'resultData', questionId: '={{ $json.question }}', format: 'json' }, { credentials: { metabaseApi: { id: '1', name: 'Metabase' } } }],
		['Set', 'set', 3.4, { mode: 'manual', assignments: { assignments }, options: {} }],
	], { Start: { main: [to('Metabase')] }, Metabase: { main: [to('Set')] } },
	['Contoso', 'Fabrikam', 'Tailspin'].map((customer, index) => ({ customer, question: index + 1 })), `http://127.0.0.1:${server.address().port}`);
	for (answers of [{ 1: ['Contoso 1', 'Contoso 2'], 2: [], 3: ['Tailspin 1'] }, { 1: [], 2: [], 3: ['Tailspin 1'] }]) {
		console.log((await ask()).map(({ renewal, customer }) => `${renewal}: ${customer}`).join(', '));
	}
	server.close();
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso 1: Contoso, Contoso 2: Fabrikam, Tailspin 1: Tailspin
Tailspin 1: Contoso'

echo 'n8n-core@2.41.1 and n8n-nodes-base@2.41.1, Metabase, renewals of three customers, of whom some have none'
echo 'Expected: Contoso for Contoso 1 and 2, Tailspin for Tailspin 1'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
