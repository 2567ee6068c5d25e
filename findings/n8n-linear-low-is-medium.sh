#!/usr/bin/env bash
# Surprise: n8n's Linear node sets the priority Medium for Low when it updates an issue.
# Expected: Update with the priority Low sends Linear its number, 4, as Create does.
# Seen (n8n-nodes-base@2.41.1): in the form of Update, Medium and Low have the same value, 3. In that of Create, Low is
#   4.
# Why it matters: renewals that can wait are mixed with the others in the list of the team. Set the priority by the
#   expression `{{ 4 }}`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Linear package/dist/nodes/ManualTrigger

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
const linear = require('n8n-nodes-base/dist/nodes/Linear/GenericFunctions.js');
linear.linearApiRequest = async ({ variables }) => {
	const issue = { id: 'i1' };
	console.log(`priority ${variables.priorityId ?? variables.input?.priority}`);
	return { data: { issueCreate: { issue }, issueUpdate: { issue } } };
};
const { Linear } = require('n8n-nodes-base/dist/nodes/Linear/Linear.node.js');
async function main() {
	const low = (field) => new Linear().description.properties.find(({ name, displayOptions }) => name === field && displayOptions.show.resource.includes('issue')).options
		.find(({ name }) => name === 'priorityId').options.find(({ name }) => name === 'Low').value;
	const issue = { resource: 'issue', teamId: 't1', issueId: 'i1', title: 'Renew Contoso' };
	await run('linear', 1.1, { ...issue, operation: 'create', additionalFields: { priorityId: low('additionalFields') } }, [{}]);
	await run('linear', 1.1, { ...issue, operation: 'update', updateFields: { priorityId: low('updateFields') } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='priority 4
priority 3'

echo 'n8n-nodes-base@2.41.1, Linear, Create and Update of an issue with the priority Low'
echo 'Expected: priority 4 for both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
