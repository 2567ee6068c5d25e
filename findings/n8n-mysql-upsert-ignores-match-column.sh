#!/usr/bin/env bash
# Surprise: n8n's MySQL node does not look at the Column to Match On when it updates or inserts.
# Expected: Insert or Update matched by contract updates the row with this contract, or creates one.
# Seen (n8n-nodes-base@2.41.1): the column does not occur in the condition. The query is INSERT … ON DUPLICATE KEY
#   UPDATE, so MySQL matches by every unique key of the table.
# Why it matters: in a table whose email is unique too, the second contract of a customer overwrites the date of the
#   first one. Only the contract should be unique, or use Execute Query.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 lodash@4.18.1 mysql2@3.23.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/MySql package/dist/utils

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
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials: { [type]: { id: '1', name: type } } })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const credentialsHelper = { isCredentialUsableByNode: () => true, getDecrypted: async () => ({}) };
	const data = { credentialsHelper, webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { format } = require('mysql2');
const transport = require('n8n-nodes-base/dist/nodes/MySql/v2/transport/index.js');
const query = async (sql) => {
	console.log(sql);
	return [[]];
};
const connection = { format, query, release() {}, async beginTransaction() {}, async commit() {} };
transport.createPool = async () => ({ getConnection: async () => connection, query, async end() {} });
run('mySql', 2.5, {
	operation: 'upsert', table: { mode: 'name', value: 'renewals', __rl: true }, dataMode: 'autoMapInputData', columnToMatchOn: 'contract', options: {},
}, [{ contract: 'C2', email: 'anna@example.com', renews: '2026-03-01' }]);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='INSERT INTO `renewals`(`contract`, `email`, `renews`) VALUES('\''C2'\'','\''anna@example.com'\'','\''2026-03-01'\'') ON DUPLICATE KEY UPDATE `email` = '\''anna@example.com'\'', `renews` = '\''2026-03-01'\'''

echo 'n8n-nodes-base@2.41.1, MySQL, Insert or Update of an item matched by contract: the query'
echo 'Expected: a query whose condition is the contract alone'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
