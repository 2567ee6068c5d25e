#!/usr/bin/env bash
# Surprise: with Fuzzy Compare on, Compare Datasets in n8n calls two items the same when the second has one more
#   field.
# Expected: Fuzzy Compare tolerates types, such as 3 and "3", and empty values. A field with a date in one item only
#   is a difference, on either side, as it is without the option.
# Seen (n8n-nodes-base@2.41.1): only the fields of the item in A are compared. A field that was removed is found, a
#   field that was added is not.
# Why it matters: "what changed since last week" puts last week in A. A cancellation or a new renewal date, which many
#   APIs send only once it is set, ends up in "Same" and nobody notices. Swap the inputs, or set all fields before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/NoOp package/dist/nodes/CompareDatasets

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function compare(parameters, before, after) {
	const node = (name, type, rest) => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest });
	const to = (name, index = 0) => ({ node: name, type: 'main', index });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1' },
		nodes: [node('Start', 'manualTrigger'), node('A', 'noOp'), node('B', 'noOp'), node('Compare', 'compareDatasets', { typeVersion: 2.3, parameters })],
		connections: { Start: { main: [[to('A'), to('B')]] }, A: { main: [[to('Compare')]] }, B: { main: [[to('Compare', 1)]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pin = (items) => items.map((json) => ({ json }));
	const pinData = { Start: pin([{}]), A: pin(before), B: pin(after) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Compare[0].data.main;
}
async function main() {
	const plain = [{ customer: 'Contoso', seats: 5 }];
	const cancelled = [{ customer: 'Contoso', seats: 5, cancelledOn: '2026-02-01' }];
	const mergeByFields = { values: [{ field1: 'customer', field2: 'customer' }] };
	const outputs = ['in A only', 'same', 'different', 'in B only'];
	for (const fuzzyCompare of [false, true]) {
		for (const [change, before, after] of [['removed', cancelled, plain], ['added', plain, cancelled]]) {
			const results = await compare({ mergeByFields, fuzzyCompare, resolve: 'preferInput2', options: {} }, before, after);
			console.log(`fuzzy ${fuzzyCompare}, cancelledOn ${change}: ${outputs.filter((_, index) => results[index]?.length).join(', ')}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='fuzzy false, cancelledOn removed: different
fuzzy false, cancelledOn added: different
fuzzy true, cancelledOn removed: different
fuzzy true, cancelledOn added: same'

echo 'n8n-nodes-base@2.41.1, Compare Datasets with and without Fuzzy Compare'
echo 'Expected: different in all four'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
