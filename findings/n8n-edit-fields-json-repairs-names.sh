#!/usr/bin/env bash
# Surprise: n8n's Edit Fields cuts a text at its quotation mark, and adds a field.
# Expected: in the JSON mode, a text that makes the JSON invalid is an error, as in HTTP Request.
# Seen (n8n-nodes-base@2.41.1): the JSON is repaired, if it can be. Behind a colon or a comma, a quoted word becomes a
#   field, and a backslash with the letter behind it another sign, or nothing.
# Why it matters: a customer has half a name, and an account another one, without an error. Write
#   {{ JSON.stringify($json.customer) }} without quotation marks around it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Set package/dist/utils

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
	const jsonOutput = '={ "customer": "{{ $json.customer }}", "seats": 5 }';
	for (const customer of ['Adobe: "Pro"', 'Hotels "Adler", "Krone"', 'CONTOSO\\nick', 'CONTOSO\\anna']) {
		const [item] = await run('set', 3.4, { mode: 'raw', jsonOutput, options: {} }, [{ customer }]);
		console.log(`${customer}: ${JSON.stringify(item)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Adobe: "Pro": {"customer":"Adobe: ","Pro":"","seats":5}
Hotels "Adler", "Krone": {"customer":"Hotels \"Adler","Krone":"","seats":5}
CONTOSO\nick: {"customer":"CONTOSO\nick","seats":5}
CONTOSO\anna: {"customer":"CONTOSOanna","seats":5}'

echo 'n8n-nodes-base@2.41.1, Edit Fields, mode JSON, { "customer": "{{ $json.customer }}", "seats": 5 }'
echo 'Expected: the texts unchanged, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
