#!/usr/bin/env bash
# Surprise: n8n's Supabase node forgets the first of two conditions on one column.
# Expected: a deletion of rows that renew from 1 January on and before 1 February has both conditions.
# Seen (n8n-nodes-base@2.41.1): Delete and Update send only the second condition, with All Filters, so that each row
#   before 1 February is deleted. Get Many sends both.
# Why it matters: a clean-up of one month deletes the renewals of all earlier months, and the node succeeds. Write both
#   conditions as a filter string.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Supabase

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
const api = require('n8n-nodes-base/dist/nodes/Supabase/GenericFunctions.js');

async function main() {
	api.supabaseApiRequest = async (method, path, body, query) => {
		console.log(`${method} ${path} ${JSON.stringify(query)}`);
		return [];
	};
	const conditions = [
		{ keyName: 'renews_on', condition: 'gte', keyValue: '2026-01-01' },
		{ keyName: 'renews_on', condition: 'lt', keyValue: '2026-02-01' },
	];
	const fieldsUi = { fieldValues: [{ fieldId: 'status', fieldValue: 'closed' }] };
	for (const operation of ['getAll', 'update', 'delete']) {
		const filter = { filterType: 'manual', matchType: 'allFilters', filters: { conditions }, returnAll: true };
		await run('supabase', 1, { resource: 'row', operation, tableId: 'renewals', ...filter, dataToSend: 'defineBelow', fieldsUi }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='GET /renewals {"and":"(renews_on.gte.2026-01-01,renews_on.lt.2026-02-01)"}
PATCH /renewals {"renews_on":"lt.2026-02-01"}
DELETE /renewals {"renews_on":"lt.2026-02-01"}'

echo 'n8n-nodes-base@2.41.1, Supabase with two conditions on renews_on'
echo 'Expected: both conditions each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
