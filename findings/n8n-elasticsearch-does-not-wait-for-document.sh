#!/usr/bin/env bash
# Surprise: n8n's Elasticsearch node does not send Refresh, Pipeline ID and Routing when it creates a document.
# Expected: Create with Refresh: Wait For returns when a search finds the document, and with Pipeline ID and Routing
#   both apply.
# Seen (n8n-nodes-base@2.41.1): Create and Update send the document with none of them.
# Why it matters: a search right behind the node misses the renewals that were just written, and a pipeline that fills
#   in dates does not run. Wait a second, or use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Elastic/Elasticsearch package/dist/nodes/ManualTrigger package/dist/utils

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
const elastic = require('n8n-nodes-base/dist/nodes/Elastic/Elasticsearch/GenericFunctions.js');
elastic.elasticsearchApiRequest = async (method, path, body, query = {}) => {
	console.log(`${method} ${path}: query ${JSON.stringify(query)}`);
	return { result: 'created' };
};
async function main() {
	const parameters = { resource: 'document', indexId: 'renewals', dataToSend: 'defineBelow', fieldsUi: { fieldValues: [{ fieldId: 'customer', fieldValue: 'Contoso' }] } };
	await run('elasticsearch', 1, { ...parameters, operation: 'create', additionalFields: { routing: 'emea' }, options: { refresh: 'wait_for', pipeline: 'add-dates' } }, [{}]);
	await run('elasticsearch', 1, { ...parameters, operation: 'update', documentId: '7', options: { refresh: 'wait_for' } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='POST /renewals/_doc: query {}
POST /renewals/_update/7: query {}'

echo 'n8n-nodes-base@2.41.1, Elasticsearch, Create with Refresh, Pipeline ID and Routing, and Update with Refresh'
echo 'Expected: each query has what was entered'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
