#!/usr/bin/env bash
# Surprise: behind n8n's Remove Duplicates node with Remove Other Fields, $("Customers").item is another customer.
# Expected: the item that was kept leads back to the item that it was made from.
# Seen (n8n-nodes-base@2.41.1): after the first duplicate that was removed, each item leads back to an earlier one.
#   Without Remove Other Fields, it is right.
# Why it matters: the reminder for one customer goes to the address of another. Keep the fields, and remove them in Edit
#   Fields.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Set package/dist/nodes/Transform/RemoveDuplicates package/dist/nodes/Transform/utils package/dist/utils

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
		['mail to', '={{ $("Customers").item.json.email }}'],
	].map(([name, value]) => ({ id: name, name, value, type: 'string' }));
	for (const removeOtherFields of [false, true]) {
		const { Mail } = await run([
			['Customers', 'set', 3.4, { mode: 'manual', includeOtherFields: true, options: {}, assignments: { assignments: [] } }],
			['Once', 'removeDuplicates', 2, { compare: 'selectedFields', fieldsToCompare: 'customer', options: { removeOtherFields } }],
			['Mail', 'set', 3.4, { mode: 'manual', options: {}, assignments: { assignments } }],
		], {
			Start: { main: [to('Customers')] },
			Customers: { main: [to('Once')] },
			Once: { main: [to('Mail')] },
		}, [
			{ customer: 'Contoso', sku: 'KN_PRO', email: 'sam@contoso.example' },
			{ customer: 'Contoso', sku: 'KN_MAX', email: 'sam@contoso.example' },
			{ customer: 'Fabrikam', sku: 'KN_PRO', email: 'kim@fabrikam.example' },
		]);
		console.log(`${removeOtherFields}: ${Mail[0][0].map((item) => `${item['renewal of']} to ${item['mail to']}`).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='false: Contoso to sam@contoso.example, Fabrikam to kim@fabrikam.example
true: Contoso to sam@contoso.example, Fabrikam to sam@contoso.example'

echo 'n8n-nodes-base@2.41.1, Customers -> Remove Duplicates, Remove Other Fields or not -> Mail'
echo 'Expected: Contoso to sam@contoso.example, Fabrikam to kim@fabrikam.example both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
