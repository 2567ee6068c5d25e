#!/usr/bin/env bash
# Surprise: n8n's Filter does not find a number in a list.
# Expected: with Convert Types, a list of the numbers 12 and 30 contains 12.
# Seen (n8n-workflow@2.41.0): what is typed into the field is a text, and texts are not numbers for "contains" of a
#   list, whatever Convert Types says. The expression {{ 12 }} is found. "Does not contain" keeps everything.
# Why it matters: licenses with the product 12 are not in the report, or those to leave out are. Write {{ 12 }}.
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
	const items = [{ customer: 'Contoso', products: [12, 30] }, { customer: 'Fabrikam', products: [30] }];
	for (const operation of ['contains', 'notContains']) {
		for (const value of ['12', '={{ 12 }}']) {
			console.log(`${operation} ${value}: ${await filter('={{ $json.products }}', { type: 'array', operation, rightType: 'any' }, value, items)}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='contains 12: nothing
contains ={{ 12 }}: Contoso
notContains 12: Contoso, Fabrikam
notContains ={{ 12 }}: Fabrikam'

echo 'n8n-workflow@2.41.0, Filter with Convert Types, Contoso has the products 12 and 30, Fabrikam 30'
echo 'Expected: Contoso in the first two lines, Fabrikam in the others'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
