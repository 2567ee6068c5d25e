#!/usr/bin/env bash
# Surprise: n8n's Execute Sub-workflow writes the input of the sub-workflow into the items that pass.
# Expected: with Wait For Sub-Workflow Completion off, the items leave the node as they came.
# Seen (n8n-nodes-base@2.41.1): each workflow input replaces the field with the same name, and inputs that were removed
#   in the editor are removed from the items.
# Why it matters: a sub-workflow that logs in cents, and whose input is amount, makes a hundredfold of the amounts of
#   the report behind it. Give inputs names that no field has, or connect the report to the node before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 generate-schema@2.6.0 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ExecuteWorkflow package/dist/nodes/ManualTrigger package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function execute(parameters, item) {
	const node = (name, type, typeVersion, rest) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [node('Start', 'manualTrigger', 1), node('Node', 'executeWorkflow', 1.3, { parameters })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const hooks = new ExecutionLifecycleHooks('manual', '1', workflowData);
	// Stands in for the sub-workflow.
	const executeWorkflow = async () => ({ executionId: '2', data: [[]] });
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks, executeWorkflow };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData: { Start: [{ json: item }] } }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0][0].json;
}

async function main() {
	const schema = [{ id: 'id', displayName: 'id' }, { id: 'amount', displayName: 'amount' }, { id: 'note', displayName: 'note', removed: true }];
	const value = { id: '={{ $json.customer }}', amount: '={{ $json.amount * 100 }}' };
	const item = { id: 'R-1', customer: 'C-7', amount: 1200, note: 'call first' };
	console.log(`before: ${JSON.stringify(item)}`);
	const after = await execute({
		source: 'database', workflowId: { mode: 'id', value: '2' }, mode: 'once', options: { waitForSubWorkflow: false },
		workflowInputs: { mappingMode: 'defineBelow', value, schema },
	}, item);
	console.log(`after: ${JSON.stringify(after)}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='before: {"id":"R-1","customer":"C-7","amount":1200,"note":"call first"}
after: {"id":"C-7","customer":"C-7","amount":120000}'

echo 'n8n-nodes-base@2.41.1, Execute Sub-workflow without waiting, inputs id and amount'
echo 'Expected: the same item twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
