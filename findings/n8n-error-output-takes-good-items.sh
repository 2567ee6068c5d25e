#!/usr/bin/env bash
# Surprise: n8n sends good items to the error output, because they have the fields error and message.
# Expected: an item that no node failed at leaves by the success output.
# Seen (n8n-core@2.41.1): with On Error set to Continue (using error output), an item whose only field is error, or
#   whose only fields are error and message, leaves by the error output. "none" is an error as well. A third field keeps
#   the item in the success output.
# Why it matters: the result {"error":"none","message":"Contoso renewed"} is missing from the report and alarms
#   somebody. Add a field first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/NoOp

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
/** Runs a node with these settings. Returns a list of items per output. */
async function run(settings, items) {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', settings)],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main.map((output) => output.map(({ json }) => json));
}
async function main() {
	for (const item of [
		{ error: 'none', message: 'Contoso renewed' },
		{ error: 'none', message: 'Contoso renewed', id: 7 },
		{ error: 'none' },
	]) {
		const [success] = await run({ type: 'noOp', typeVersion: 1, onError: 'continueErrorOutput' }, [item]);
		console.log(`${JSON.stringify(item)}: ${success.length ? 'success' : 'error'} output`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"error":"none","message":"Contoso renewed"}: error output
{"error":"none","message":"Contoso renewed","id":7}: success output
{"error":"none"}: error output'

echo 'n8n-core@2.41.1, No Operation with the error output'
echo 'Expected: success output each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
