#!/usr/bin/env bash
# Surprise: one empty date in the middle keeps n8n's Sort node from sorting at all.
# Expected: items without a value come first or last, and the others are in order, wherever the empty one stood.
# Seen (n8n-nodes-base@2.41.1): with null second in the list the order stays as it was. The same items with null first or
#   last are sorted. null compares as "not less than" any text, in both directions, so it parts the list.
# Why it matters: a digest that shows the next 20 renewals after sorting and limiting misses nearer ones, and only on
#   days when the vendor sent an empty date. Filter the empty dates into a list of their own before you sort.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Transform package/dist/nodes/Code

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
async function main() {
	const parameters = { type: 'simple', sortFieldsUi: { sortField: [{ fieldName: 'renews', order: 'ascending' }] } };
	for (const dates of [
		['2026-03-01', null, '2026-01-01', '2026-02-01'],
		['2026-03-01', '2026-01-01', '2026-02-01', null],
	]) {
		const sorted = await run('sort', 1, parameters, dates.map((renews) => ({ renews })));
		console.log(`${dates.map(String).join(' ')} -> ${sorted.map(({ renews }) => String(renews)).join(' ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-01 null 2026-01-01 2026-02-01 -> 2026-03-01 null 2026-01-01 2026-02-01
2026-03-01 2026-01-01 2026-02-01 null -> 2026-01-01 2026-02-01 2026-03-01 null'

echo 'n8n-nodes-base@2.41.1, Sort by date, ascending'
echo 'Expected: January, February, March in both cases'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
