#!/usr/bin/env bash
# Surprise: n8n's Copper node returns the first page again and again.
# Expected: Return All asks for one page after the other.
# Seen (n8n-nodes-base@2.41.1): each request is the same, without a page number, until there are as many items as
#   Copper counts.
# Why it matters: from 200 companies on, some are listed twice or more and the others are missing, while their number
#   is right. Use the API in HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Copper package/dist/nodes/ManualTrigger package/dist/utils

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
const { Copper } = require('n8n-nodes-base/dist/nodes/Copper/Copper.node.js');
const { execute } = Copper.prototype;
const companies = Array.from({ length: 450 }, (_, index) => ({ id: index + 1 }));
Copper.prototype.execute = function () {
	this.helpers.requestWithAuthentication = async (type, { qs: { page_size: size, page_number: page = 1 } }) =>
		({ headers: { 'x-pw-total': companies.length }, body: companies.slice(size * (page - 1), size * page) });
	return execute.call(this);
};
async function main() {
	const found = await run('copper', 1, { resource: 'company', operation: 'getAll', returnAll: true, filterFields: {} }, [{}]);
	console.log(`${found.length} companies, ${new Set(found.map(({ id }) => id)).size} different ones of ${companies.length}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='600 companies, 200 different ones of 450'

echo 'n8n-nodes-base@2.41.1, Copper, Get Many with Return All of 450 companies'
echo 'Expected: 450 companies, 450 different ones of 450'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
