#!/usr/bin/env bash
# Surprise: n8n's Aggregate node returns lists of different lengths for the same items.
# Expected: two fields of three items give two lists of three, so that the n-th entries belong together.
# Seen (n8n-nodes-base@2.41.1): a null is dropped from its list alone, so the second customer gets the third one's date.
#   Only the option "Keep Missing And Null Values" keeps the lists in step.
# Why it matters: a message or a sheet row that is built from the two lists names the wrong renewal date for every
#   customer after the gap, and the last one has none. Aggregate whole items, or switch the option on.
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
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
async function main() {
	const fieldToAggregate = [{ fieldToAggregate: 'customer' }, { fieldToAggregate: 'renews' }];
	const items = [
		{ customer: 'Contoso', renews: '2026-03-01' },
		{ customer: 'Fabrikam', renews: null },
		{ customer: 'Tailspin', renews: '2026-05-01' },
	];
	for (const keepMissing of [false, true]) {
		const parameters = { aggregate: 'aggregateIndividualFields', fieldsToAggregate: { fieldToAggregate }, options: { keepMissing } };
		const [{ customer, renews }] = await run('aggregate', 1, parameters, items);
		console.log(`keep ${keepMissing}: ${customer.map((name, index) => `${name} ${renews[index]}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='keep false: Contoso 2026-03-01, Fabrikam 2026-05-01, Tailspin undefined
keep true: Contoso 2026-03-01, Fabrikam null, Tailspin 2026-05-01'

echo 'n8n-nodes-base@2.41.1, Aggregate individual fields'
echo 'Expected: Fabrikam without a date, Tailspin with 2026-05-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
