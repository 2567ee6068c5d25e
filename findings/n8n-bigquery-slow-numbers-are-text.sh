#!/usr/bin/env bash
# Surprise: n8n's Google BigQuery node returns numbers as text if the query takes a moment.
# Expected: Return Integers as Numbers turns numbers into numbers in every case.
# Seen (n8n-nodes-base@2.41.1): it does so only if the query is done when its job is created. Otherwise the numbers are
#   text.
# Why it matters: "50" is sorted before "9", and sums are joined texts, on some days but not on others. Convert numbers
#   in Edit Fields.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/BigQuery package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/ManualTrigger package/dist/utils

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
const transport = require('n8n-nodes-base/dist/nodes/Google/BigQuery/v2/transport/index.js');
const schema = { fields: [{ name: 'contract', type: 'STRING', mode: 'NULLABLE' }, { name: 'seats', type: 'INTEGER', mode: 'NULLABLE' }] };
let state, findRows;
transport.googleBigQueryApiRequest = async () => ({ jobReference: { jobId: '1', location: 'EU' }, status: { state } });
transport.googleBigQueryApiRequestAllItems = async () => ({ jobComplete: true, schema, rows: findRows() });
const place = { projectId: { mode: 'id', value: 'renewals', __rl: true }, sqlQuery: 'SELECT contract, seats FROM renewals' };
const query = async (options) => JSON.stringify(await run('googleBigQuery', 2.1, { resource: 'database', operation: 'executeQuery', ...place, options }, [{}]));

async function main() {
	findRows = () => [{ f: [{ v: 'C-12' }, { v: '50' }] }];
	for (state of ['DONE', 'RUNNING']) console.log(`${state}: ${await query({ returnAsNumbers: true })}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='DONE: [{"contract":"C-12","seats":50}]
RUNNING: [{"contract":"C-12","seats":"50"}]'

echo 'n8n-nodes-base@2.41.1, Google BigQuery, Return Integers as Numbers, a query that is done at once and one that is not'
echo 'Expected: "seats":50 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
