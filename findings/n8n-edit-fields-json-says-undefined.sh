#!/usr/bin/env bash
# Surprise: in the JSON mode of n8n's Edit Fields, a missing value becomes the text undefined.
# Expected: the text is empty, as the same template is in the manual mode of the same node.
# Seen (n8n-nodes-base@2.41.1, n8n-workflow@2.41.0): JSON mode writes "undefined" and "null" into the text, manual mode
#   leaves them out. The node succeeds in both modes.
# Why it matters: a message says "renews on undefined", and a check for an empty text finds a value. Write the default
#   into the expression, as in {{ $json.renews ?? "" }}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Set

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
	for (const item of [{}, { renews: null }, { renews: '2026-03-01' }]) {
		const text = 'Renews: {{ $json.renews }}';
		const [json] = await run('set', 3.4, { mode: 'raw', jsonOutput: `={ "text": "${text}" }`, options: {} }, [item]);
		const assignments = { assignments: [{ id: '1', name: 'text', value: `=${text}`, type: 'string' }] };
		const [manual] = await run('set', 3.4, { mode: 'manual', assignments, options: {} }, [item]);
		console.log(`${JSON.stringify(item)}: JSON ${JSON.stringify(json)}, manual ${JSON.stringify(manual)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{}: JSON {"text":"Renews: undefined"}, manual {"text":"Renews: "}
{"renews":null}: JSON {"text":"Renews: null"}, manual {"text":"Renews: "}
{"renews":"2026-03-01"}: JSON {"text":"Renews: 2026-03-01"}, manual {"text":"Renews: 2026-03-01"}'

echo 'n8n-nodes-base@2.41.1, Renews: {{ $json.renews }} in both modes of Edit Fields'
echo 'Expected: the same text in both modes'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
