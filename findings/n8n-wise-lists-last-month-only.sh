#!/usr/bin/env bash
# Surprise: n8n's Wise node lists only the transfers of the last month if there is no range.
# Expected: Get Many of transfers without the filter Range asks for transfers of any date.
# Seen (n8n-nodes-base@2.41.1): the node sends createdDateStart and createdDateEnd for the month up to now. No field
#   shows it.
# Why it matters: payments of renewals that are waiting for more than a month are missing in a report of open payments.
#   Set the filter Range.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 moment-timezone@0.5.48 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Wise

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
const api = require('n8n-nodes-base/dist/nodes/Wise/GenericFunctions.js');
api.wiseApiRequest = async (method, path, body, { status, createdDateStart, createdDateEnd }) => {
	const days = Math.round((new Date(createdDateEnd) - new Date(createdDateStart)) / 86400000);
	console.log(`status ${status}, ${days >= 28 && days <= 31 ? 'created in a month' : `created in ${days} days`} up to ${Math.abs(new Date() - new Date(createdDateEnd)) < 60000 ? 'now' : createdDateEnd}`);
	return [];
};
run('wise', 1, { resource: 'transfer', operation: 'getAll', profileId: 7, returnAll: true, filters: { status: 'incoming_payment_waiting' } }, [{}]);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='status incoming_payment_waiting, created in a month up to now'

echo 'n8n-nodes-base@2.41.1, Wise, Get Many of transfers with the status Incoming Payment Waiting: what is asked for'
echo 'Expected: the status, and no dates'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
