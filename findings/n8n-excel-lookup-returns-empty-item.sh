#!/usr/bin/env bash
# Surprise: Lookup of n8n's Microsoft Excel node does not find the number 4711, and returns an item without data.
# Expected: the row with the ID 4711 is found by the number as well as by the text, and no item is returned if there is
#   none.
# Seen (n8n-nodes-base@2.41.1): a number from an expression matches nothing, not even the same number in the sheet.
#   Without a match, the node returns one item that has no fields. With Return All Matches, it returns no item.
# Why it matters: a customer counts as missing although the row exists, and a message without a name and a date is sent.
#   Convert the ID with toString(), and filter out items without an ID.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft package/dist/utils

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
const place = { workbook: { mode: 'id', value: '01INVENTED', __rl: true }, worksheet: { mode: 'id', value: '{INVENTED}', __rl: true } };

const transport = require('n8n-nodes-base/dist/nodes/Microsoft/Excel/v2/transport/index.js');
async function main() {
	transport.microsoftApiRequestAllItemsSkip = async (property, method, resource) =>
		resource.endsWith('/rows') ? [{ values: [[4711, 'Contoso']] }] : [{ name: 'id' }, { name: 'customer' }];
	const table = { mode: 'id', value: '{INVENTED}', __rl: true };
	for (const id of ['4711', 4711, '4712']) {
		const items = await run('microsoftExcel', 2.2, {
			resource: 'table', operation: 'lookup', ...place, table, lookupColumn: 'id', lookupValue: '={{ $json.id }}', options: {},
		}, [{ id }]);
		console.log(`${JSON.stringify(id)}: ${items.length} item, ${JSON.stringify(items[0])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='"4711": 1 item, {"id":4711,"customer":"Contoso"}
4711: 1 item, undefined
"4712": 1 item, undefined'

echo 'n8n-nodes-base@2.41.1, Microsoft Excel, Lookup in a table with the number 4711'
echo 'Expected: the row of Contoso for "4711" and 4711, no item for "4712"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
