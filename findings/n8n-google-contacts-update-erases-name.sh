#!/usr/bin/env bash
# Surprise: n8n's Google Contacts node erases the name of a contact when it updates the phone number.
# Expected: Update with a phone number tells Google to replace the phone numbers only.
# Seen (n8n-nodes-base@2.41.1): the request also names "names" among the fields to replace, with an empty name. With
#   Family Name alone, the given name is empty.
# Why it matters: after an update from a list of renewals, the contacts have no names. Pass all parts of the name each
#   time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Contacts package/dist/nodes/ManualTrigger

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
const google = require('n8n-nodes-base/dist/nodes/Google/Contacts/GenericFunctions.js');
google.googleApiRequest = async (method, path, body, query) => {
	if (method === 'PATCH') console.log(`replace ${query.updatePersonFields}: names ${JSON.stringify(body.names)}`);
	return { resourceName: 'people/c7', etag: 'x' };
};
async function main() {
	const contact = { resource: 'contact', operation: 'update', contactId: 'c7', fields: ['names'] };
	await run('googleContacts', 1, { ...contact, updateFields: { phoneUi: { phoneValues: [{ type: 'work', value: '+1 555 0100' }] } } }, [{}]);
	await run('googleContacts', 1, { ...contact, updateFields: { familyName: 'Reed' } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='replace phoneNumbers,names: names [{}]
replace names: names [{"familyName":"Reed"}]'

echo 'n8n-nodes-base@2.41.1, Google Contacts, Update of the phone number, and of the family name: what Google is told to replace'
echo 'Expected: the phone numbers alone, and the family name alone'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
