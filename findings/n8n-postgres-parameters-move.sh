#!/usr/bin/env bash
# Surprise: an empty note or a comma in a name moves the other query parameters of n8n's Postgres node.
# Expected: three expressions give three parameters, whatever their values are.
# Seen (n8n-nodes-base@2.41.1): an empty or missing value is left out, and a text with a comma gives two parameters.
#   Everything after it moves. What comes after the last one is ignored.
# Why it matters: the date of a renewal lands in the column of the note, or the note in that of the date, and if both
#   are texts the database accepts it. Pass one expression with an array: {{ [$json.customer, $json.note] }}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 lodash@4.18.1 pg-promise@11.9.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Postgres package/dist/utils

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
const pgp = require('pg-promise')({ noWarnings: true });
const transport = require('n8n-nodes-base/dist/nodes/Postgres/transport/index.js');
let sent = [];
const multi = async (sql) => {
	sent.push(sql);
	return [[]];
};
transport.configurePostgres = async () => ({ pgp, db: { multi } });
/** Executes a query for each item, and returns the SQL that the database gets. */
async function sqlOf(query, queryReplacement, items) {
	sent = [];
	await run('postgres', 2.7, { operation: 'executeQuery', query, options: { queryReplacement } }, items);
	return sent.join('\n');
}

async function main() {
	const query = 'INSERT INTO renewals (customer, note, status) VALUES ($1, $2, $3)';
	const listed = '={{ $json.customer }}, {{ $json.note }}, {{ $json.status }}';
	const array = '={{ [$json.customer, $json.note, $json.status] }}';
	for (const item of [
		{ customer: 'Contoso', note: 'call first', status: 'open' },
		{ customer: 'Contoso', note: '', status: 'open' },
		{ customer: 'Contoso, Ltd', note: 'call first', status: 'open' },
	]) {
		for (const parameters of [listed, array]) {
			console.log((await sqlOf(query, parameters, [item])).replace('INSERT INTO renewals (customer, note, status) ', ''));
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='VALUES ('\''Contoso'\'', '\''call first'\'', '\''open'\'')
VALUES ('\''Contoso'\'', '\''call first'\'', '\''open'\'')
VALUES ('\''Contoso'\'', '\''open'\'', $3)
VALUES ('\''Contoso'\'', '\'''\'', '\''open'\'')
VALUES ('\''Contoso'\'', '\''Ltd'\'', '\''call first'\'')
VALUES ('\''Contoso, Ltd'\'', '\''call first'\'', '\''open'\'')'

echo 'n8n-nodes-base@2.41.1, Postgres, Execute Query with three parameters, listed and as an array'
echo 'Expected: each line has the customer, the note and the status '\''open'\'''
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
