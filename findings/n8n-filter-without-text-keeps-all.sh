#!/usr/bin/env bash
# Surprise: n8n's Filter keeps all items if the text to look for is missing.
# Expected: no item contains a text that is null or not there, or the node reports it.
# Seen (n8n-workflow@2.41.0): a missing text is an empty one, which every text contains, starts with and matches. With
#   "does not contain", nothing is kept.
# Why it matters: on a day without a vendor in the settings, the reminder goes to the customers of all vendors. Add a
#   condition that the text is not empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Filter package/dist/nodes/If package/dist/nodes/ManualTrigger package/dist/utils

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
async function filter(leftValue, operator, rightValue, items) {
	const conditions = [{ leftValue, rightValue, operator }];
	const options = { version: 3, caseSensitive: true, leftValue: '', typeValidation: 'loose' };
	const kept = await run('filter', 2.3, { conditions: { options, combinator: 'and', conditions }, looseTypeValidation: true, options: {} }, items);
	return kept.map(({ customer }) => customer).join(', ') || 'nothing';
}

async function main() {
	const items = ['Contoso', 'Fabrikam'].map((customer) => ({ customer, vendor: null }));
	for (const operation of ['contains', 'startsWith', 'regex', 'notContains']) {
		console.log(`${operation}: ${await filter('={{ $json.customer }}', { type: 'string', operation }, '={{ $json.vendor }}', items)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='contains: Contoso, Fabrikam
startsWith: Contoso, Fabrikam
regex: Contoso, Fabrikam
notContains: nothing'

echo 'n8n-workflow@2.41.0, Filter, customer against a vendor that is null'
echo 'Expected: nothing, and both in the last line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
