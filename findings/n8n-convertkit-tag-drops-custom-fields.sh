#!/usr/bin/env bash
# Surprise: n8n's ConvertKit node drops the custom fields when it tags a subscriber.
# Expected: Add to a tag sends Custom Fields, as adding to a form or a sequence does.
# Seen (n8n-nodes-base@2.41.1): the form calls them fields and the code reads fieldsUi, so they are not sent. For
#   forms and sequences they are.
# Why it matters: the mail about the renewal goes out without its date. Add the subscriber to a form or a sequence
#   first, or use HTTP Request.
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
convertKit.convertKitApiRequest = async (method, path, body) => {
	console.log(`${path}: ${JSON.stringify(body)}`);
	return { subscription: { id: 1 } };
};
const { ConvertKit } = require('n8n-nodes-base/dist/nodes/ConvertKit/ConvertKit.node.js');
async function main() {
	for (const [resource, operation] of [['form', 'addSubscriber'], ['tagSubscriber', 'add']]) {
		const { options } = new ConvertKit().description.properties.find(({ name, displayOptions }) =>
			name === 'additionalFields' && displayOptions.show.resource.includes(resource) && displayOptions.show.operation.includes(operation));
		const field = options.find(({ displayName }) => displayName === 'Custom Fields');
		const additionalFields = { [field.name]: { [field.options[0].name]: [{ key: 'renews_on', value: '2026-03-01' }] } };
		await run('convertKit', 1, { resource, operation, id: '5', tagId: '5', email: 'sam@contoso.example', additionalFields }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='/forms/5/subscribe: {"email":"sam@contoso.example","fields":{"renews_on":"2026-03-01"}}
/tags/5/subscribe: {"email":"sam@contoso.example"}'

echo 'n8n-nodes-base@2.41.1, ConvertKit, a subscriber with a custom field is added to a form, and to a tag'
echo 'Expected: both send {"fields":{"renews_on":"2026-03-01"}}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
