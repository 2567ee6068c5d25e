#!/usr/bin/env bash
# Surprise: behind n8n's Microsoft Excel node, the item of the first row is the second customer.
# Expected: after Append, $("Customers").item is the customer that the row was made from.
# Seen (n8n-nodes-base@2.41.1): the node counts the heading as a row. Each row is linked to the next customer, and the
#   last one to none, so that its expression fails or is empty.
# Why it matters: the confirmation for one customer goes to the address of another. Keep the address in a column, and
#   read it from the row.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft package/dist/nodes/Set package/dist/utils

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
const place = { workbook: { mode: 'id', value: '01INVENTED', __rl: true }, worksheet: { mode: 'id', value: '{INVENTED}', __rl: true } };

const transport = require('n8n-nodes-base/dist/nodes/Microsoft/Excel/v2/transport/index.js');
async function main() {
	transport.microsoftApiRequest = async (method, resource, body) => body ?? { address: 'Renewals!A1:B1', values: [['customer', 'seats']] };
	const assignments = [
		['row of', '={{ $json.customer }}'],
		['mail to', '={{ $("Customers").item.json.email }}'],
	].map(([name, value]) => ({ id: name, name, value, type: 'string' }));
	const { Mail } = await run([
		['Customers', 'set', 3.4, { mode: 'manual', includeOtherFields: true, options: {}, assignments: { assignments: [] } }],
		['Excel', 'microsoftExcel', 2.2, { resource: 'worksheet', operation: 'append', ...place, dataMode: 'autoMap', options: {} }],
		['Mail', 'set', 3.4, { mode: 'manual', options: {}, assignments: { assignments } }, { onError: 'continueRegularOutput' }],
	], {
		Start: { main: [to('Customers')] },
		Customers: { main: [to('Excel')] },
		Excel: { main: [to('Mail')] },
	}, [
		{ customer: 'Contoso', seats: 5, email: 'sam@contoso.example' },
		{ customer: 'Fabrikam', seats: 8, email: 'kim@fabrikam.example' },
	]);
	for (const item of Mail[0][0]) console.log(item.error ? 'an error' : JSON.stringify(item));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"row of":"Contoso","mail to":"kim@fabrikam.example"}
an error'

echo 'n8n-nodes-base@2.41.1, Customers -> Microsoft Excel, Append -> Mail'
echo 'Expected: Contoso with sam@contoso.example, Fabrikam with kim@fabrikam.example'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
