#!/usr/bin/env bash
# Surprise: Return All of n8n's Supabase node returns the first 500 rows of 1200.
# Expected: all rows, as with the Max Rows of 1000 that Supabase sets at first.
# Seen (n8n-nodes-base@2.41.1): the node asks for the next rows only if it got 1000. In a project whose Max Rows is
#   lower, that never happens.
# Why it matters: a report says that 500 renewals are all there are. Nothing shows that more exist. Set Max Rows of the
#   project to 1000, or count the rows with a query.
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
	const rows = Array.from({ length: 1200 }, (_, index) => ({ id: index + 1 }));
	for (const maxRows of [1000, 500]) {
		api.supabaseApiRequest = async (method, path, body, { offset = 0 }) => rows.slice(offset, offset + maxRows);
		const { length } = await run('supabase', 1, { resource: 'row', operation: 'getAll', tableId: 'renewals', returnAll: true, filterType: 'none' }, [{}]);
		console.log(`Max Rows ${maxRows}: ${length} of ${rows.length}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Max Rows 1000: 1200 of 1200
Max Rows 500: 500 of 1200'

echo 'n8n-nodes-base@2.41.1, Supabase, Get Many with Return All'
echo 'Expected: 1200 of 1200 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
