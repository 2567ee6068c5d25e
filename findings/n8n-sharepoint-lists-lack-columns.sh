#!/usr/bin/env bash
# Surprise: n8n's Microsoft SharePoint node lists items without their columns, with Simplify and without.
# Expected: without Simplify, Get Many of items returns all columns of the list.
# Seen (n8n-nodes-base@2.41.1): with Simplify, which is on by default, the only column is Title. Without it, there are
#   no columns at all, unless "Fields" is chosen in the option Fields.
# Why it matters: a list of renewals has neither dates nor amounts. Turn off Simplify, and add the option Fields with
#   "ID" and "Fields".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/SharePoint package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Microsoft/SharePoint/v2/transport/index.js');
const item = { id: '7', webUrl: 'https://example.com/7', fields: { Title: 'Contoso', RenewalDate: '2026-03-01', Amount: 1200 } };
// Like Microsoft Graph: fields are returned only if they are expanded, and only those that are selected
api.microsoftApiRequestAllItems = async (property, method, path, body, { $select, $expand = '' }) => {
	const columns = /\$select=([^)]*)/.exec($expand)?.[1].split(',') ?? Object.keys(item.fields);
	const names = ($select?.split(',') ?? ['id', 'webUrl']).filter((name) => name !== 'fields' && name in item);
	const fields = Object.fromEntries(columns.map((name) => [name, item.fields[name]]));
	return [{ ...Object.fromEntries(names.map((name) => [name, item[name]])), ...($expand && { fields }) }];
};
async function main() {
	const list = { site: { mode: 'id', value: 'example.sharepoint.com', __rl: true }, list: { mode: 'id', value: 'renewals', __rl: true } };
	for (const [simplify, options] of [[true, {}], [false, {}], [false, { fields: ['id', 'fields'] }]]) {
		const found = await run('microsoftSharePoint', 2, { resource: 'item', operation: 'getAll', ...list, returnAll: true, simplify, options }, [{}]);
		console.log(`Simplify ${simplify}, ${JSON.stringify(options)}: ${JSON.stringify(found[0])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Simplify true, {}: {"id":"7","webUrl":"https://example.com/7","fields":{"Title":"Contoso"}}
Simplify false, {}: {"id":"7","webUrl":"https://example.com/7"}
Simplify false, {"fields":["id","fields"]}: {"id":"7","fields":{"Title":"Contoso","RenewalDate":"2026-03-01","Amount":1200}}'

echo 'n8n-nodes-base@2.41.1, Microsoft SharePoint, Get Many of a list with the columns Title, RenewalDate and Amount'
echo 'Expected: all three columns where Simplify is off'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
