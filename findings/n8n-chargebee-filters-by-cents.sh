#!/usr/bin/env bash
# Surprise: n8n's Chargebee node filters invoices by cents.
# Expected: Invoice Amount, a field with two decimals, is in the currency of the invoice, so 1200.50 is 1,200.50 EUR.
# Seen (n8n-nodes-base@2.41.1): the number is sent as it is, and Chargebee reads it as cents. So 1200 is 12 EUR, and
#   1200.50 is no valid amount.
# Why it matters: "invoices above 1200" are nearly all invoices of all customers. Enter 100 times the amount.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Chargebee package/dist/nodes/ManualTrigger

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
const { Chargebee } = require('n8n-nodes-base/dist/nodes/Chargebee/Chargebee.node.js');
const { execute } = Chargebee.prototype;
Chargebee.prototype.execute = function () {
	this.getCredentials = async () => ({ accountName: 'example', apiKey: '' });
	this.helpers.request = async ({ qs }) => {
		console.log(JSON.stringify(qs));
		return { list: [] };
	};
	return execute.call(this);
};
async function main() {
	const { options } = new Chargebee().description.properties.find(({ name }) => name === 'filters');
	const amount = options.find(({ displayName }) => displayName === 'Invoice Amount');
	console.log(`decimals of ${amount.displayName}: ${amount.values.find(({ name }) => name === 'value').typeOptions.numberPrecision}`);
	for (const value of [1200, 1200.5]) {
		await run('chargebee', 1, { resource: 'invoice', operation: 'list', maxResults: 10, filters: { [amount.name]: [{ operation: 'gt', value }] } }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='decimals of Invoice Amount: 2
{"sort_by[desc]":"date","limit":10,"total[gt]":1200}
{"sort_by[desc]":"date","limit":10,"total[gt]":1200.5}'

echo 'n8n-nodes-base@2.41.1, Chargebee, Return the invoices with an Invoice Amount greater than 1200 and 1200.50'
echo 'Expected: total[gt] is 120000 and 120050'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
