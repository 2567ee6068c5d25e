#!/usr/bin/env bash
# Surprise: the HTML node in n8n prints "null" and "undefined" in the cells of its table, and true as a checkbox.
# Expected: an empty cell for a missing value, as in a CSV, and a text for true or false.
# Seen (n8n-nodes-base@2.41.1): the value is appended to the text of the table as it is. Missing fields read
#   undefined, objects [object Object], and booleans are an input element.
# Why it matters: the table is made for an email to a customer, who reads "undefined" as the renewal date. Most mail
#   clients remove input elements, so "renews automatically" is blank for yes and no alike. Set all fields to text
#   first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 cheerio@1.1.0 html-to-text@9.0.5 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Html

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
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const items = [{ customer: 'Contoso', renews: null, auto: true, price: { amount: 5 } }, { customer: 'Fabrikam' }];
	const [{ json }] = await run('html', 1.2, { operation: 'convertToHtmlTable', options: { customStyling: true } }, items);
	console.log(json.table.match(/<td.*?<.td>/g).map((cell) => cell.replace('<td  >', '').replace('</td>', '')).join('\n'));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso
null
<input type="checkbox" checked="checked"/>
[object Object]
Fabrikam
undefined
undefined
undefined'

echo 'n8n-nodes-base@2.41.1, HTML node, convert to a table'
echo 'Expected: empty cells for missing values, and a text for true'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
