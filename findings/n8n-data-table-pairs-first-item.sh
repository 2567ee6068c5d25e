#!/usr/bin/env bash
# Surprise: n8n's Data Table node pairs each new row with the first item.
# Expected: behind Insert, $("Customers").item is the customer of the row.
# Seen (n8n-nodes-base@2.41.1): if the table is given by an expression, it is the first customer for all rows. With a
#   fixed table, it is right.
# Why it matters: a message for each row is sent to the first customer. Read what you need from the row.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/DataTable package/dist/nodes/ManualTrigger package/dist/nodes/Set package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...names) => names.map((node) => ({ node, type: 'main', index: 0 }));
async function run(id, customers) {
	const node = (name, type, typeVersion, parameters = {}) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters });
	const columns = { mappingMode: 'autoMapInputData', value: null };
	const assignments = ['$("Start").item.json.customer', '$json.customer'].map((value, id) => ({ id, name: ['item', 'row'][id], type: 'string', value: `={{ ${value} }}` }));
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [
			node('Start', 'manualTrigger', 1),
			node('Table', 'dataTable', 1.1, { resource: 'row', operation: 'insert', dataTableId: { mode: 'id', value: id }, columns, options: {} }),
			node('Set', 'set', 3.4, { mode: 'manual', assignments: { assignments }, options: {} }),
		],
		connections: { Start: { main: [to('Table')] }, Table: { main: [to('Set')] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const hooks = new ExecutionLifecycleHooks('manual', '1', workflowData);
	// Stands in for n8n's database.
	const table = { getColumns: async () => [{ name: 'customer', type: 'string' }], insertRows: async (rows) => rows };
	const provider = { getDataTableProxy: async () => table };
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks, dataTableProjectId: '1', 'data-table': { dataTableProxyProvider: provider } };
	const pinData = { Start: customers.map((customer) => ({ json: { customer } })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Set[0].data.main[0].map(({ json }) => json);
}

async function main() {
	for (const id of ['renewals', '={{ "renewals" }}']) {
		const rows = await run(id, ['Contoso', 'Fabrikam', 'Tailspin']);
		console.log(`${id}: ${rows.map(({ row, item }) => `${row}: ${item}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='renewals: Contoso: Contoso, Fabrikam: Fabrikam, Tailspin: Tailspin
={{ "renewals" }}: Contoso: Contoso, Fabrikam: Contoso, Tailspin: Contoso'

echo 'n8n-nodes-base@2.41.1, Data Table, Insert, by the ID of the table: each row and the customer of its item'
echo 'Expected: the same customer twice, for both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
