#!/usr/bin/env bash
# Surprise: n8n's Taiga node sends its filter Is Closed under a name that Taiga does not know.
# Expected: the filter Is Closed of tasks is sent as status__is_closed.
# Seen (n8n-nodes-base@2.41.1): it is sent as statusIsClosed. The filters of role and assignment keep their names.
# Why it matters: a report of open renewals lists closed ones too. Filter by is_closed behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Taiga

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
const api = require('n8n-nodes-base/dist/nodes/Taiga/GenericFunctions.js');
const tasks = [{ subject: 'Contoso', is_closed: true, assigned_to: 7 }, { subject: 'Fabrikam', is_closed: false, assigned_to: 7 }, { subject: 'Adatum', is_closed: false, assigned_to: 8 }];
// As in Taiga's reference: tasks are filtered by project, status, assigned_to, status__is_closed and others
api.handleListing = async (method, path, body, { status__is_closed, assigned_to }) => tasks
	.filter((task) => status__is_closed === undefined || task.is_closed === status__is_closed)
	.filter((task) => assigned_to === undefined || task.assigned_to === assigned_to);
async function main() {
	for (const filters of [{ assigned_to: 7 }, { assigned_to: 7, statusIsClosed: false }]) {
		const found = await run('taiga', 1, { resource: 'task', operation: 'getAll', projectId: 1, returnAll: true, filters }, [{}]);
		console.log(`${Object.keys(filters).join(' and ')}: ${found.map(({ subject }) => subject).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='assigned_to: Contoso, Fabrikam
assigned_to and statusIsClosed: Contoso, Fabrikam'

echo 'n8n-nodes-base@2.41.1, Taiga, Get Many of tasks by their assignee, and then by Is Closed, off'
echo 'Expected: Contoso, Fabrikam, then Fabrikam'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
