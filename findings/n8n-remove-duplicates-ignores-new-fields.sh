#!/usr/bin/env bash
# Surprise: Remove Duplicates in n8n, set to compare all fields except one, ignores the fields that the first item
#   lacks.
# Expected: two contracts with different renewal dates are not duplicates, whatever the first item looks like.
# Seen (n8n-nodes-base@2.41.1): "All Fields" rejects items with different fields. "All Fields Except" takes the list
#   of fields from the first item alone, so later items that differ only in other fields are removed silently.
# Why it matters: many APIs send a renewal date only for contracts that have one. If the first contract has none, all
#   other contracts of the customer are gone. Set every field first, or name the fields to compare.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform

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
	return resultData.runData.Node[0].data.main[0];
}
async function main() {
	const dated = [{ row: 2, customer: 'Contoso', renews: '2026-03-01' }, { row: 3, customer: 'Contoso', renews: '2026-09-01' }];
	const undated = { row: 1, customer: 'Contoso' };
	const parameters = { operation: 'removeDuplicateInputItems', compare: 'allFieldsExcept', fieldsToExclude: 'row', options: {} };
	for (const items of [dated, [undated, ...dated], [{ ...undated, renews: null }, ...dated]]) {
		const kept = await run('removeDuplicates', 2, parameters, items);
		console.log(`${items.map(({ renews }) => renews).join(', ')}: rows ${kept.map(({ json }) => json.row).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-01, 2026-09-01: rows 2, 3
, 2026-03-01, 2026-09-01: rows 1
, 2026-03-01, 2026-09-01: rows 1, 2, 3'

echo 'n8n-nodes-base@2.41.1, Remove Duplicates, all fields except row'
echo 'Expected: all rows, since all renewal dates differ'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
