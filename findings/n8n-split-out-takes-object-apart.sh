#!/usr/bin/env bash
# Surprise: n8n's Split Out node makes an item of each field if there is one object instead of a list.
# Expected: one item with the renewal, as for a list of one, or an error.
# Seen (n8n-nodes-base@2.41.1): the values of the object become items, all below the name of the list. A list of one is
#   one item with all fields.
# Why it matters: the XML node, and many APIs, return an object instead of a list if there is one entry. A customer
#   with one renewal is three items without a customer. Write {{ [$json.renewals].flat() }} into a field first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Transform/SplitOut package/dist/nodes/Transform/utils

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
	const renewal = { customer: 'Contoso', renewsOn: '2026-03-01', seats: 5 };
	for (const renewals of [[renewal], renewal]) {
		const items = await run('splitOut', 1, { fieldToSplitOut: 'renewals', options: {} }, [{ renewals }]);
		for (const item of items) console.log(`${Array.isArray(renewals) ? 'list' : 'object'}: ${JSON.stringify(item)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='list: {"customer":"Contoso","renewsOn":"2026-03-01","seats":5}
object: {"renewals":"Contoso"}
object: {"renewals":"2026-03-01"}
object: {"renewals":5}'

echo 'n8n-nodes-base@2.41.1, Split Out of a list with a renewal, and of the renewal itself'
echo 'Expected: two lines that differ in the first word only'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
