#!/usr/bin/env bash
# Surprise: n8n's sub-workflow returns the items of one branch only.
# Expected: a sub-workflow whose branches end in two nodes returns the items of both.
# Seen (n8n@2.41.1): it returns the items of the node that ran last. If both branches lead to one node at the end, all
#   items are returned.
# Why it matters: urgent renewals are marked in one branch and others in the other, and the report contains only the
#   one or the other. Add a node behind both branches.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/If package/dist/nodes/ManualTrigger package/dist/nodes/NoOp package/dist/utils
npm pack --silent n8n@2.41.1 > /dev/null
mkdir node_modules/n8n
tar -xzf n8n-2.41.1.tgz -C node_modules/n8n --strip-components=1 package/dist/workflow-helpers.js package/dist/workflow-execute-additional-data.js

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...names) => names.map((node) => ({ node, type: 'main', index: 0 }));
const { readFileSync } = require('fs');
const { mergeRunsPerBranch } = require('n8n-workflow');
/** Takes functions out of n8n's server, which needs a database. */
function take(file, names, scope = {}) {
	const source = readFileSync(`node_modules/n8n/dist/${file}.js`, 'utf8');
	const bodies = names.map((name) => source.match(new RegExp(`^function ${name}\\([\\s\\S]*?^}`, 'm'))[0]);
	return new Function(...Object.keys(scope), `${bodies.join('\n')}\nreturn { ${names.join(', ')} };`)(...Object.values(scope));
}
const helpers = take('workflow-helpers', ['getLastExecutedNodeRuns', 'getLastExecutedNodeData']);
const { buildSubWorkflowOutput } = take('workflow-execute-additional-data', ['triggerReturnsLastRunOnly', 'buildSubWorkflowOutput'], { WorkflowHelpers: helpers, n8n_workflow_1: { mergeRunsPerBranch } });
/** Runs a sub-workflow, and returns what its caller gets. */
async function call(nodes, connections, items) {
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: nodes.map(([name, type, typeVersion, parameters = {}], index) => ({ id: name, name, type, typeVersion, position: [index, index], parameters })),
		connections,
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('integrated', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const result = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'integrated').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (result.data.resultData.error) throw result.data.resultData.error;
	const trigger = { type: 'n8n-nodes-base.executeWorkflowTrigger', typeVersion: 1.2 };
	return buildSubWorkflowOutput(result, [trigger], false).flatMap((output) => output ?? []).map(({ json }) => json.customer).join(', ');
}

async function main() {
	const condition = { leftValue: '={{ $json.days }}', rightValue: 30, operator: { type: 'number', operation: 'lt' } };
	const conditions = { options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'strict' }, combinator: 'and', conditions: [condition] };
	const nodes = [['Start', 'manualTrigger', 1], ['If', 'if', 2.2, { conditions, options: {} }], ['Urgent', 'noOp', 1], ['Later', 'noOp', 1], ['End', 'noOp', 1]];
	const items = [{ customer: 'Contoso', days: 5 }, { customer: 'Fabrikam', days: 90 }];
	const connections = { Start: { main: [to('If')] }, If: { main: [to('Urgent'), to('Later')] } };
	console.log(`two ends: ${await call(nodes, connections, items)}`);
	console.log(`one end: ${await call(nodes, { ...connections, Urgent: { main: [to('End')] }, Later: { main: [to('End')] } }, items)}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='two ends: Fabrikam
one end: Contoso, Fabrikam'

echo 'n8n@2.41.1, Execute Sub-workflow, a sub-workflow with If: what the caller gets'
echo 'Expected: Contoso, Fabrikam in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
