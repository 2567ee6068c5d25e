#!/usr/bin/env bash
# Surprise: n8n's Salesmate node filters deals by a field of tasks.
# Expected: a filter of deals by title asks for the title of the deal.
# Seen (n8n-nodes-base@2.41.1): each condition has the moduleName Task, as in the filter of activities. The one of
#   companies has Company.
# Why it matters: a report lists deals by what their tasks are called, or none. Turn on JSON Parameters, and write the
#   filter with the module Deal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Salesmate

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
const api = require('n8n-nodes-base/dist/nodes/Salesmate/GenericFunctions.js');
api.salesmateApiRequest = async (method, path, { query }) => {
	console.log(`${path}: ${query.group.rules.map(({ moduleName, field, data }) => `${moduleName} ${field.fieldName} ${data}`)}`);
	return { Data: { data: [] } };
};
async function main() {
	for (const [resource, field] of [['company', 'name'], ['deal', 'title']]) {
		const conditions = { conditionsUi: [{ field, condition: 'STARTS_WITH', value: 'Renewal' }] };
		await run('salesmate', 1, { resource, operation: 'getAll', limit: 5, options: {}, filters: { filtersUi: { operator: 'AND', conditions } } }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/v2/companies/search: Company name Renewal
/v2/deals/search: Task title Renewal'

echo 'n8n-nodes-base@2.41.1, Salesmate, Get Many of companies and of deals with a filter: the module, the field and the value that are sent'
echo 'Expected: Company name Renewal, and Deal title Renewal'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
