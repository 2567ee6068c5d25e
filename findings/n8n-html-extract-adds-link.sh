#!/usr/bin/env bash
# Surprise: n8n's HTML node adds the address of a link to the text that it extracts.
# Expected: the text of a table cell is KN-PRO-100, and that of a heading Contoso GmbH.
# Seen (n8n-nodes-base@2.41.1): from version 1.2 of the node on, the address follows in brackets, and a heading within
#   the selection is in capitals. Version 1.1 returned the text.
# Why it matters: the SKU is not found in the price list, and CONTOSO GMBH is a new customer. Name the link or the
#   heading itself in the selector, such as td a.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 cheerio@1.1.0 html-to-text@9.0.5 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Html package/dist/nodes/ManualTrigger package/dist/utils

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
async function main() {
	const html = '<div><h2>Contoso GmbH</h2></div><table><tr><td><a href="https://vendor.example/1">KN-PRO-100</a></td></tr></table>';
	const value = (cssSelector) => ({ key: cssSelector, cssSelector, returnValue: 'text' });
	const extractionValues = { values: ['div', 'h2', 'td', 'td a'].map(value) };
	for (const version of [1.1, 1.2]) {
		const parameters = { operation: 'extractHtmlContent', sourceData: 'json', dataPropertyName: 'html', extractionValues, options: {} };
		console.log(version, JSON.stringify((await run('html', version, parameters, [{ html }]))[0]));
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='1.1 {"div":"Contoso GmbH","h2":"Contoso GmbH","td":"KN-PRO-100","td a":"KN-PRO-100"}
1.2 {"div":"CONTOSO GMBH","h2":"Contoso GmbH","td":"KN-PRO-100 [https://vendor.example/1]","td a":"KN-PRO-100"}'

echo 'n8n-nodes-base@2.41.1, HTML, Extract of the texts of div, h2, td and td a'
echo 'Expected: Contoso GmbH and KN-PRO-100 twice in each line'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
