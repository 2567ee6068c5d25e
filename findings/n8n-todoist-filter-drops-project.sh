#!/usr/bin/env bash
# Surprise: n8n's Todoist node lists tasks of all projects if there is a filter too.
# Expected: Get Many with a project and the filter "overdue" returns the overdue tasks of this project.
# Seen (n8n-nodes-base@2.41.1): with a filter, the node asks another endpoint, /tasks/filter, which reads the filter
#   and not the project, the section, the label or the IDs.
# Why it matters: a report of overdue renewals of one team lists the tasks of all teams. Write the project into the
#   filter, such as "overdue & #Renewals".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Todoist

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
const api = require('n8n-nodes-base/dist/nodes/Todoist/GenericFunctions.js');
const tasks = [
	{ content: 'Contoso', project_id: 'renewals', overdue: true },
	{ content: 'Fabrikam', project_id: 'renewals', overdue: false },
	{ content: 'Milk', project_id: 'private', overdue: true },
];
// As in Todoist's reference: /tasks reads project_id, section_id, parent_id, label and ids; /tasks/filter reads query and lang
const endpoints = {
	'/tasks': ({ project_id }) => tasks.filter((task) => !project_id || task.project_id === project_id),
	'/tasks/filter': ({ query }) => tasks.filter((task) => query !== 'overdue' || task.overdue),
};
api.todoistApiGetAllRequest = async (context, path, query) => endpoints[path](query);
async function main() {
	for (const filters of [{ projectId: 'renewals' }, { projectId: 'renewals', filter: 'overdue' }]) {
		const found = await run('todoist', 2.2, { resource: 'task', operation: 'getAll', returnAll: true, filters }, [{}]);
		console.log(`${Object.keys(filters).join(' and ')}: ${found.map(({ content }) => content).join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='projectId: Contoso, Fabrikam
projectId and filter: Contoso, Milk'

echo 'n8n-nodes-base@2.41.1, Todoist, Get Many of a project, then of a project and overdue'
echo 'Expected: Contoso, Fabrikam, then Contoso'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
