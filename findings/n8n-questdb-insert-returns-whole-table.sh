#!/usr/bin/env bash
# Surprise: n8n's QuestDB node returns the whole table when it inserts a row.
# Expected: Insert returns the row that was inserted, as in Postgres.
# Seen (n8n-nodes-base@2.41.1): after the insert, the node selects the Return Fields of the whole table.
# Why it matters: each run notifies about all renewals that were ever inserted. Do not use the output of Insert.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17 lodash@4.18.1 pg-promise@11.9.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Postgres package/dist/nodes/QuestDb package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const credentialsHelper = {
	isCredentialUsableByNode: () => true, getParentTypes: () => [],
	getDecrypted: async () => ({ host: '127.0.0.1', port: 54321, database: 'postgres', user: 'postgres', password: 'postgres' }),
};
async function run(type, typeVersion, parameters, items, timezone = 'UTC') {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials: { questDb: { id: '1', name: 'Test' } } })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData), credentialsHelper };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { PGlite } = require('@electric-sql/pglite');
const { PGLiteSocketServer } = require('@electric-sql/pglite-socket');
async function main() {
	const db = await PGlite.create();
	await db.exec(`CREATE TABLE renewals (customer TEXT, days INT); INSERT INTO renewals VALUES ('Contoso', 30), ('Fabrikam', 60)`);
	const server = new PGLiteSocketServer({ db, port: 54321, host: '127.0.0.1' });
	await server.start();
	const parameters = { operation: 'insert', schema: 'public', table: 'renewals', columns: 'customer,days', returnFields: 'customer,days', additionalFields: {} };
	const rows = await run('questDb', 1.1, parameters, [{ customer: 'Tailspin', days: 90 }]);
	console.log(rows.map(({ customer, days }) => `${customer} ${days}`).join(', '));
	await server.stop();
	await db.close();
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso 30, Fabrikam 60, Tailspin 90'

echo 'n8n-nodes-base@2.41.1, QuestDB, Insert of Tailspin into a table with Contoso and Fabrikam: the output'
echo 'Expected: Tailspin 90'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
