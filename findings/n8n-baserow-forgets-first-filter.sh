#!/usr/bin/env bash
# Surprise: n8n's Baserow node forgets the first of two filters on one field.
# Expected: rows that contain Adobe or Trend are found if Filter Type is OR.
# Seen (n8n-nodes-base@2.41.1): of filters with the same field and operator, only the last one is sent.
# Why it matters: the renewals of one vendor are missing from the report. Get the rows twice and append them, or filter
#   behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Baserow package/dist/nodes/ManualTrigger

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
const api = require('n8n-nodes-base/dist/nodes/Baserow/GenericFunctions.js');
api.TableFieldMapper.prototype.getTableFields = async () => [{ id: 7, name: 'Vendor' }];
api.baserowApiRequestAllItems = async (method, path, type, body, query) => {
	console.log(JSON.stringify(query));
	return [];
};
async function main() {
	const fields = ['Adobe', 'Trend'].map((value) => ({ field: '7', operator: 'contains', value }));
	const additionalOptions = { filters: { fields }, filterType: 'OR' };
	await run('baserow', 1.1, { operation: 'getAll', databaseId: '1', tableId: '2', returnAll: true, additionalOptions }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"filter__field_7__contains":"Trend","filter_type":"OR"}'

echo 'n8n-nodes-base@2.41.1, Baserow, Get Many with Contains Adobe or Contains Trend'
echo 'Expected: Adobe and Trend'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
