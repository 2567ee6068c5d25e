#!/usr/bin/env bash
# Surprise: n8n's Data Table node deletes the rows that meet one of the conditions.
# Expected: two conditions both have to be met, as in Filter, If and Switch.
# Seen (n8n-nodes-base@2.41.1): Must Match is Any Condition unless it is changed, for Delete, Update and Get alike.
# Why it matters: "customer is Contoso" and "renews before 2026" deletes all renewals of Contoso, and the old ones of
#   all customers. Set Must Match to All Conditions, and try Dry Run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 luxon@3.7.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/DataTable package/dist/nodes/ManualTrigger

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
const utils = require('n8n-nodes-base/dist/nodes/DataTable/common/utils.js');
const rows = [['Contoso', 2025], ['Contoso', 2027], ['Fabrikam', 2025], ['Fabrikam', 2027]].map(([customer, year]) => ({ customer, year }));
const meets = { eq: (a, b) => a === b, lt: (a, b) => a < b };
utils.getDataTableProxyExecute = async () => ({
	getColumns: async () => [{ name: 'customer', type: 'string' }, { name: 'year', type: 'number' }],
	deleteRows: async ({ filter: { type, filters } }) => {
		const met = (row) => ({ columnName, condition, value }) => meets[condition](row[columnName], value);
		return rows.filter((row) => (type === 'and' ? filters.every(met(row)) : filters.some(met(row))));
	},
});
const { DataTable } = require('n8n-nodes-base/dist/nodes/DataTable/DataTable.node.js');
async function main() {
	const { default: matchType } = new DataTable().description.properties.find(({ name, displayOptions }) =>
		name === 'matchType' && displayOptions.show.operation.includes('deleteRows'));
	const conditions = [{ keyName: 'customer', condition: 'eq', keyValue: 'Contoso' }, { keyName: 'year', condition: 'lt', keyValue: 2026 }];
	const parameters = { resource: 'row', operation: 'deleteRows', dataTableId: { __rl: true, mode: 'id', value: '1' }, filters: { conditions }, options: {} };
	console.log(`Must Match is ${matchType} by default`);
	for (const row of await run('dataTable', 1.1, { ...parameters, matchType }, [{}])) console.log(JSON.stringify(row));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Must Match is anyCondition by default
{"customer":"Contoso","year":2025}
{"customer":"Contoso","year":2027}
{"customer":"Fabrikam","year":2025}'

echo 'n8n-nodes-base@2.41.1, Data Table, Delete of the rows of Contoso before 2026, of four rows'
echo 'Expected: the row of Contoso for 2025'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
