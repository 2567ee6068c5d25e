#!/usr/bin/env bash
# Surprise: n8n's ClickUp node drops the cents of an amount in a custom field.
# Expected: the value 1200.50 is sent as 1200.5, and the contract number 0012 as text.
# Seen (n8n-nodes-base@2.41.1): every value that looks like a number is cut to a whole number. An empty one becomes
#   null. With Value Is JSON on, 1200.50 is sent as 1200.5, and "0012" in quotation marks as text.
# Why it matters: the amount of a renewal is too low by up to one, and the contract is not found by its number. Turn on
#   Value Is JSON, and write {{ JSON.stringify($json.amount) }}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ClickUp package/dist/nodes/ManualTrigger

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
const clickUp = require('n8n-nodes-base/dist/nodes/ClickUp/GenericFunctions.js');
clickUp.clickupApiRequest = async (method, path, { value }) => ({ sent: JSON.stringify(value) });

async function main() {
	for (const value of ['1200.50', '0.99', '0012']) {
		const parameters = { authentication: 'accessToken', resource: 'task', operation: 'setCustomField', task: '1', field: 'amount', value, jsonParse: false };
		const [{ sent }] = await run('clickUp', 1, parameters, [{}]);
		console.log(`${value}: ${sent}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='1200.50: 1200
0.99: 0
0012: 12'

echo 'n8n-nodes-base@2.41.1, ClickUp, Set Custom Field'
echo 'Expected: 1200.5, 0.99 and "0012"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
