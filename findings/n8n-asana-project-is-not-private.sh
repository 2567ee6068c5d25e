#!/usr/bin/env bash
# Surprise: n8n's Asana node drops Privacy Setting when it creates or updates a project.
# Expected: with Privacy Setting: Private, Asana creates a project that only its members see.
# Seen (n8n-nodes-base@2.41.1): no request has the setting, so Asana takes its default. The notes are sent in the
#   address.
# Why it matters: a project with the prices and margins of all renewals can be open to everyone in the team. Set it in
#   HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Asana package/dist/nodes/ManualTrigger

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
const asana = require('n8n-nodes-base/dist/nodes/Asana/GenericFunctions.js');
asana.asanaApiRequest = async (method, path, body, query = {}) => {
	console.log(`${method}: body ${JSON.stringify(body)}, query ${JSON.stringify(query)}`);
	return { data: { gid: '1' } };
};
async function main() {
	const project = { resource: 'project', authentication: 'accessToken', workspace: '10', team: '20' };
	const fields = { privacy_setting: 'private', notes: 'Prices of all renewals' };
	await run('asana', 1, { ...project, operation: 'create', name: 'Renewals', additionalFields: fields }, [{}]);
	await run('asana', 1, { ...project, operation: 'update', id: '1', updateFields: fields }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='POST: body {"name":"Renewals","workspace":"10"}, query {"notes":"Prices of all renewals"}
PUT: body {}, query {"notes":"Prices of all renewals"}'

echo 'n8n-nodes-base@2.41.1, Asana, Create and Update of a project with Privacy Setting: Private'
echo 'Expected: both send privacy_setting'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
