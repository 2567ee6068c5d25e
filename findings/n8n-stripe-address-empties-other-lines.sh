#!/usr/bin/env bash
# Surprise: n8n's Stripe node empties the other lines of an address when it updates one.
# Expected: Update of a customer with the city alone leaves street, postal code and country as they are.
# Seen (n8n-nodes-base@2.41.1): the lines that are left blank are sent as empty texts, and Stripe unsets a field for
#   an empty text.
# Why it matters: invoices of renewals have an address without a street, and the tax is computed without a country.
#   Pass all lines in each update.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Stripe

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
const helpers = require('n8n-nodes-base/dist/nodes/Stripe/helpers.js');
const customer = { line1: 'Street 1', postal_code: '10115', city: 'Berlin', country: 'DE' };
// Like Stripe: what is not sent stays, and an empty text unsets the field
helpers.stripeApiRequest = async (method, path, { address }) => {
	for (const [name, value] of Object.entries(address)) {
		if (value === '') delete customer[name];
		else customer[name] = value;
	}
	return customer;
};
async function main() {
	const updateFields = { address: { details: { city: 'Potsdam' } } };
	const [updated] = await run('stripe', 1, { resource: 'customer', operation: 'update', customerId: 'cus_1', updateFields }, [{}]);
	console.log(JSON.stringify(updated));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"city":"Potsdam"}'

echo 'n8n-nodes-base@2.41.1, Stripe, Update of a customer in Berlin with the city Potsdam: the address'
echo 'Expected: {"line1":"Street 1","postal_code":"10115","city":"Potsdam","country":"DE"}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
