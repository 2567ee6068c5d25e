#!/usr/bin/env bash
# Surprise: n8n's Microsoft Excel node replaces each formula of a sheet by its value when it updates one cell.
# Expected: an update of the seats of one row writes these seats.
# Seen (n8n-nodes-base@2.41.1): the node reads the values of the whole used range and writes all of them back. Where a
#   formula was, there is now its last value. The total of the row that changed is that of the old seats.
# Why it matters: totals and days left stop following the data for good, and nobody notices. Put formulas on another
#   sheet, or set a range that has none.
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
	// The total is a formula, =B2*C2 and =B3*C3.
	const values = [['customer', 'seats', 'price', 'total'], ['Contoso', 5, 10, 50], ['Fabrikam', 2, 10, 20]];
	transport.microsoftApiRequest = async (method, resource, body) => {
		if (body) console.log(`${method} ${resource.split('/').pop()}: ${JSON.stringify(body.values)}`);
		return body ?? { address: 'Renewals!A1:D3', values };
	};
	await run('microsoftExcel', 2.2, {
		resource: 'worksheet', operation: 'update', ...place, dataMode: 'define', columnToMatchOn: 'customer', valueToMatchOn: 'Fabrikam',
		fieldsUi: { values: [{ column: 'seats', fieldValue: 9 }] }, options: {},
	}, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='PATCH range(address='\''A1:D3'\''): [["customer","seats","price","total"],["Contoso",5,10,50],["Fabrikam",9,10,20]]'

echo 'n8n-nodes-base@2.41.1, Microsoft Excel, Update of the seats of Fabrikam'
echo 'Expected: only B3 = 9 is written, and the formula in D3 gives 90'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
