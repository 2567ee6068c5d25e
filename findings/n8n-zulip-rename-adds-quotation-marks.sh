#!/usr/bin/env bash
# Surprise: n8n's Zulip node puts the new name of a stream into quotation marks.
# Expected: an update with the name Renewals 2027 sends it as it is, as Create does.
# Seen (n8n-nodes-base@2.41.1): name and description are sent as JSON texts. Since version 4.0, Zulip takes them
#   literally, so the quotation marks become part of the name. The full name of a user is sent in the same way.
# Why it matters: messages to the stream "Renewals 2027" by its name no longer find it. Use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Zulip

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
const api = require('n8n-nodes-base/dist/nodes/Zulip/GenericFunctions.js');
api.zulipApiRequest = async (method, path, body) => {
	console.log(Object.entries(body).map(([name, value]) => `${name} is ${value}`).join(', '));
	return {};
};
async function main() {
	await run('zulip', 1, { resource: 'stream', operation: 'update', streamId: '7', additionalFields: { newName: 'Renewals 2027', description: 'By month' } }, [{}]);
	await run('zulip', 1, { resource: 'user', operation: 'create', email: 'anna@example.com', fullName: 'Anna', shortName: 'A', password: 'p' }, [{}]);
	await run('zulip', 1, { resource: 'user', operation: 'update', userId: '7', additionalFields: { fullName: 'Anna Schmidt' } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='description is "By month", new_name is "Renewals 2027"
email is anna@example.com, password is p, full_name is Anna, short_name is A
full_name is "Anna Schmidt"'

echo 'n8n-nodes-base@2.41.1, Zulip, Update of a stream, Create and Update of a user: what is sent'
echo 'Expected: names and the description without quotation marks'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
