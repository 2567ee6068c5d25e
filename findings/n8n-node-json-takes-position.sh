#!/usr/bin/env bash
# Surprise: in n8n, $node["Customers"].json is not the customer of the item, but the one at the same position.
# Expected: the item that the current one was made from, as $("Customers").item returns.
# Seen (n8n-workflow@2.41.0): behind a Filter, the first item that was kept gets the data of the first customer, which
#   was filtered out. $("Customers").item follows the item.
# Why it matters: the reminder for one customer goes to the address of another. Older workflows and templates use $node.
#   Write $("Customers").item.json.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Filter package/dist/nodes/If package/dist/nodes/Set

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
const to = (...names) => names.map((node) => ({ node, type: 'main', index: 0 }));

/** Runs nodes after a trigger called Start. Returns each node's runs, each run a list of items per output. */
async function run(nodes, connections, items) {
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [['Start', 'manualTrigger', 1], ...nodes].map(([name, type, typeVersion, parameters = {}, rest = {}]) =>
			({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...rest })),
		connections,
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return Object.fromEntries(Object.entries(resultData.runData).map(([name, runs]) =>
		[name, runs.map((run) => (run.data?.main ?? []).map((output) => (output ?? []).map(({ json }) => json)))]));
}
async function main() {
	const assignments = [
		['renewal of', '={{ $json.customer }}'],
		['$node', '={{ $node["Customers"].json.email }}'],
		['item', '={{ $("Customers").item.json.email }}'],
	].map(([name, value]) => ({ id: name, name, value, type: 'string' }));
	const conditions = {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		combinator: 'and',
		conditions: [{ id: '1', leftValue: '={{ $json.days }}', rightValue: 60, operator: { type: 'number', operation: 'lt' } }],
	};
	const { Mail } = await run([
		['Customers', 'set', 3.4, { mode: 'manual', includeOtherFields: true, options: {}, assignments: { assignments: [] } }],
		['Soon', 'filter', 2.2, { conditions, options: {} }],
		['Mail', 'set', 3.4, { mode: 'manual', options: {}, assignments: { assignments } }],
	], {
		Start: { main: [to('Customers')] },
		Customers: { main: [to('Soon')] },
		Soon: { main: [to('Mail')] },
	}, [
		{ customer: 'Contoso', days: 90, email: 'sam@contoso.example' },
		{ customer: 'Fabrikam', days: 30, email: 'kim@fabrikam.example' },
	]);
	console.log(JSON.stringify(Mail[0][0]));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[{"renewal of":"Fabrikam","$node":"sam@contoso.example","item":"kim@fabrikam.example"}]'

echo 'n8n-workflow@2.41.0, Customers -> Filter for Fabrikam -> Mail'
echo 'Expected: kim@fabrikam.example both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
