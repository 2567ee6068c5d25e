#!/usr/bin/env bash
# Surprise: n8n's ConvertKit node ignores Subscriber State for the subscribers of a tag.
# Expected: Get Many with Subscriber State: Active asks for active subscribers, as it does for forms and sequences.
# Seen (n8n-nodes-base@2.41.1): for a tag, the state is not sent, so cancelled subscribers are returned as well.
# Why it matters: reminders go to people who have unsubscribed. Filter by the state behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ConvertKit package/dist/nodes/ManualTrigger

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
const convertKit = require('n8n-nodes-base/dist/nodes/ConvertKit/GenericFunctions.js');
convertKit.convertKitApiRequest = async (method, path, body, query = {}) => {
	console.log(`${path}: query ${JSON.stringify(query)}`);
	return { subscriptions: [] };
};
async function main() {
	const parameters = { id: '5', tagId: '5', returnAll: true, additionalFields: { subscriberState: 'active' } };
	await run('convertKit', 1, { ...parameters, resource: 'form', operation: 'getSubscriptions' }, [{}]);
	await run('convertKit', 1, { ...parameters, resource: 'tagSubscriber', operation: 'getAll' }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/forms/5/subscriptions: query {"subscriber_state":"active"}
/tags/5/subscriptions: query {}'

echo 'n8n-nodes-base@2.41.1, ConvertKit, the active subscribers of a form, and of a tag'
echo 'Expected: both ask for the state active'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
