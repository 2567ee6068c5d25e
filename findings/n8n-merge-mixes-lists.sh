#!/usr/bin/env bash
# Surprise: n8n's Merge node mixes two lists in one field entry by entry.
# Expected: the list of the input that is preferred replaces the other, or both are joined.
# Seen (n8n-nodes-base@2.41.1): the products Mail, Backup and Archive, enriched with the one product Suite, become
#   Suite, Backup and Archive. Lists of objects are merged by position too, so that a name stays with the seats of
#   another product.
# Why it matters: after a customer's products went down from three to one, a merged item lists two products that do
#   not exist. Under Clash Handling, choose Shallow Merge.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Merge package/dist/nodes/NoOp

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function run(type, typeVersion, parameters, ...inputs) {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [
			node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters }),
			...inputs.map((_items, index) => node(`Input ${index}`, { type: 'noOp', typeVersion: 1 })),
		],
		connections: {
			Start: { main: [inputs.map((_items, index) => ({ node: `Input ${index}`, type: 'main', index: 0 }))] },
			...Object.fromEntries(inputs.map((_items, index) => [`Input ${index}`, { main: [[{ node: 'Node', type: 'main', index }]] }])),
		},
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = Object.fromEntries([['Start', [{ json: {} }]], ...inputs.map((items, index) => [`Input ${index}`, items.map((json) => ({ json }))])]);
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
async function main() {
	const parameters = { mode: 'combine', combineBy: 'combineByFields', fieldsToMatchString: 'customerNo', joinMode: 'enrichInput1', options: {} };
	const shallow = { clashHandling: { values: { resolveClash: 'preferLast', mergeMode: 'shallowMerge' } } };
	const before = { customerNo: 1, products: ['Mail', 'Backup', 'Archive'], licenses: [{ sku: 'Mail', seats: 10 }, { sku: 'Backup', seats: 5 }] };
	const after = { customerNo: 1, products: ['Suite'], licenses: [{ sku: 'Suite' }] };
	for (const [name, options] of [['by default', {}], ['Shallow Merge', shallow]]) {
		const [{ products, licenses }] = await run('merge', 3, { ...parameters, options }, [before], [after]);
		console.log(`${name}: ${products.join(', ')}; ${licenses.map(({ sku, seats }) => `${sku} ${seats}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='by default: Suite, Backup, Archive; Suite 10, Backup 5
Shallow Merge: Suite; Suite undefined'

echo 'n8n-nodes-base@2.41.1, Merge by matching field, enriching input 1'
echo 'Expected: Suite; Suite undefined in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
