#!/usr/bin/env bash
# Surprise: n8n's XML node writes a list of objects without a border between them, if the list is the only field.
# Expected: one element per entry, as the same node writes them when the item has a second field.
# Seen (n8n-nodes-base@2.41.1, xml2js@0.6.2): { renewals: [a, b, c] } becomes one <renewals> with the fields of all three
#   side by side. Read back, it is one list per field, and a missing seat count moves the others to wrong customers.
# Why it matters: Aggregate makes exactly such an item, so a report sent to an ERP system as XML cannot be read again.
#   Add a second field, for example the number of renewals.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 xml2js@0.6.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Xml

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
	const renewals = [{ customer: 'Contoso' }, { customer: 'Fabrikam', seats: 7 }, { customer: 'Tailspin', seats: 9 }];
	for (const item of [{ renewals }, { renewals, count: 3 }]) {
		const [{ data }] = await run('xml', 1, { mode: 'jsonToxml', dataPropertyName: 'data', options: { headless: true } }, [item]);
		const [again] = await run('xml', 1, { mode: 'xmlToJson', dataPropertyName: 'data', options: {} }, [{ data }]);
		console.log(data.replace(/\s+/g, ''));
		console.log(`read back: ${JSON.stringify(again)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='<renewals><customer>Contoso</customer><customer>Fabrikam</customer><seats>7</seats><customer>Tailspin</customer><seats>9</seats></renewals>
read back: {"renewals":{"customer":["Contoso","Fabrikam","Tailspin"],"seats":["7","9"]}}
<root><renewals><customer>Contoso</customer></renewals><renewals><customer>Fabrikam</customer><seats>7</seats></renewals><renewals><customer>Tailspin</customer><seats>9</seats></renewals><count>3</count></root>
read back: {"root":{"renewals":[{"customer":"Contoso"},{"customer":"Fabrikam","seats":"7"},{"customer":"Tailspin","seats":"9"}],"count":"3"}}'

echo 'n8n-nodes-base@2.41.1, XML'
echo 'Expected: three renewals, both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
