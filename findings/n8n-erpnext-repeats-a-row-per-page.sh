#!/usr/bin/env bash
# Surprise: n8n's ERPNext node returns the last row of each page twice.
# Expected: Return All returns each document once.
# Seen (n8n-nodes-base@2.41.1): a page has 1000 rows, but the next one starts 999 rows later.
# Why it matters: from 1000 subscriptions on, one renewal is reported, and counted, twice per page. Remove duplicates
#   by name behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ERPNext package/dist/nodes/ManualTrigger

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
const { ERPNext } = require('n8n-nodes-base/dist/nodes/ERPNext/ERPNext.node.js');
const { execute } = ERPNext.prototype;
let documents = [];
ERPNext.prototype.execute = function () {
	this.getCredentials = async () => ({ environment: 'selfHosted', domain: 'https://erp.example.com' });
	this.helpers.requestWithAuthentication = async (type, { qs }) =>
		({ data: documents.slice(qs.limit_start, qs.limit_start + qs.limit_page_length) });
	return execute.call(this);
};
async function main() {
	for (const length of [900, 2500]) {
		documents = Array.from({ length }, (_, index) => ({ name: `SUB-${index + 1}` }));
		const names = (await run('erpNext', 1, { resource: 'document', operation: 'getAll', docType: 'Subscription', returnAll: true, options: {} }, [{}])).map(({ name }) => name);
		const twice = names.filter((name, index) => names.indexOf(name) !== index);
		console.log(`${length}: ${names.length} rows, twice: ${twice.join(', ') || 'none'}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='900: 900 rows, twice: none
2500: 2502 rows, twice: SUB-1000, SUB-1999'

echo 'n8n-nodes-base@2.41.1, ERPNext, Get Many with Return All of 900 and 2500 documents'
echo 'Expected: as many rows, none twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
