#!/usr/bin/env bash
# Surprise: n8n's MySQL node swaps the parameters of a query that names $2 before $1.
# Expected: $1 is the first query parameter and $2 the second, wherever they stand in the query.
# Seen (n8n-nodes-base@2.41.1): the node replaces each $n by a question mark and sorts the values by n. A query that
#   uses a parameter out of order, or one of them twice, gets the values in other places.
# Why it matters: an update writes the ID into the renewal date and looks for a row whose ID is the date. It changes no
#   row, or another one, and the node succeeds. Number the parameters in the order of the query.
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
	for (const [query, queryReplacement] of [
		['UPDATE renewals SET renews_on = $1 WHERE id = $2', '={{ [$json.renews, $json.id] }}'],
		['UPDATE renewals SET renews_on = $2 WHERE id = $1', '={{ [$json.id, $json.renews] }}'],
		['SELECT * FROM renewals WHERE renews_on > $1 AND id <> $2 AND decided_on > $1', '={{ [$json.renews, $json.id] }}'],
	]) {
		console.log(`${query}\n  ${await sqlOf(query, { queryReplacement }, [{ id: 'C-1', renews: '2026-03-01' }])}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='UPDATE renewals SET renews_on = $1 WHERE id = $2
  UPDATE renewals SET renews_on = '\''2026-03-01'\'' WHERE id = '\''C-1'\''
UPDATE renewals SET renews_on = $2 WHERE id = $1
  UPDATE renewals SET renews_on = '\''C-1'\'' WHERE id = '\''2026-03-01'\''
SELECT * FROM renewals WHERE renews_on > $1 AND id <> $2 AND decided_on > $1
  SELECT * FROM renewals WHERE renews_on > '\''2026-03-01'\'' AND id <> '\''2026-03-01'\'' AND decided_on > '\''C-1'\'''

echo 'n8n-nodes-base@2.41.1, MySQL, Execute Query for the ID C-1 and the date 2026-03-01'
echo 'Expected: 2026-03-01 at each date, C-1 at each ID'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
