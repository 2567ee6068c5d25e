#!/usr/bin/env bash
# Surprise: a comment in a query of n8n's MySQL node hides every line after it.
# Expected: a comment that begins with -- ends at the end of its line.
# Seen (n8n-nodes-base@2.41.1): with Query Batching set to Independently or Transaction, the node removes all line
#   breaks. What follows a comment is then part of it, such as the WHERE. With Single, the query is sent as it is.
# Why it matters: an update meant for one customer changes the row of each one, and the node succeeds. Remove comments
#   from queries, or write them as /* comment */.
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
let sent = [];
const query = async (sql) => {
	sent.push(sql);
	return [[]];
};
const connection = { format, query, release() {}, async beginTransaction() {}, async commit() {} };
transport.createPool = async () => ({ getConnection: async () => connection, query, async end() {} });
/** Executes a query for each item, and returns the SQL that the database gets. */
async function sqlOf(query, options, items) {
	sent = [];
	await run('mySql', 2.5, { operation: 'executeQuery', query, options }, items);
	return sent.join('\n');
}

async function main() {
	const query = `UPDATE renewals
	SET seats = 9 -- as agreed
	WHERE customer_id = 7`;
	for (const queryBatching of ['single', 'independently', 'transaction']) {
		console.log(`${queryBatching}: ${JSON.stringify(await sqlOf(query, { queryBatching }, [{}]))}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='single: "UPDATE renewals\n\tSET seats = 9 -- as agreed\n\tWHERE customer_id = 7"
independently: "UPDATE renewals\tSET seats = 9 -- as agreed\tWHERE customer_id = 7"
transaction: "UPDATE renewals\tSET seats = 9 -- as agreed\tWHERE customer_id = 7"'

echo 'n8n-nodes-base@2.41.1, MySQL, Execute Query with a comment'
echo 'Expected: WHERE is on a line of its own each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
