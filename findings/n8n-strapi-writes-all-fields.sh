#!/usr/bin/env bash
# Surprise: n8n's Strapi node writes all fields of an item, whatever its columns are.
# Expected: Update changes the columns that are named in the node.
# Seen (n8n-nodes-base@2.41.1): with version 4 of Strapi, the whole item is sent as soon as it has one of the columns.
#   With version 3, it is right.
# Why it matters: an update of the seats also overwrites the customer and the date that were corrected in Strapi. Keep
#   only the columns in Edit Fields first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Strapi package/dist/utils

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
const { Strapi } = require('n8n-nodes-base/dist/nodes/Strapi/Strapi.node.js');
const { execute } = Strapi.prototype;
let apiVersion;
Strapi.prototype.execute = function () {
	this.getCredentials = async () => ({ url: 'https://cms.example.com', apiVersion });
	this.helpers.requestWithAuthentication = async (type, { body }) => {
		console.log(`${apiVersion}: ${JSON.stringify(body)}`);
		return { data: {} };
	};
	return execute.call(this);
};
async function main() {
	for (apiVersion of ['v3', 'v4']) {
		const parameters = { authentication: 'token', resource: 'entry', operation: 'update', contentType: 'renewals', columns: 'seats', updateKey: 'id' };
		await run('strapi', 1, parameters, [{ id: 7, seats: 50, customer: 'Contoso Ltd', renewsOn: '2026-03-01' }]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='v3: {"seats":50}
v4: {"data":{"id":7,"seats":50,"customer":"Contoso Ltd","renewsOn":"2026-03-01"}}'

echo 'n8n-nodes-base@2.41.1, Strapi, Update of the column seats'
echo 'Expected: v4: {"data":{"seats":50}}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
