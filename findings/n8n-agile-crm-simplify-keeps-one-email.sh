#!/usr/bin/env bash
# Surprise: n8n's Agile CRM node keeps one of several email addresses of a contact.
# Expected: Simplify keeps both addresses of a contact, the work and the home one, or the main one.
# Seen (n8n-nodes-base@2.41.1): it keeps the last of each name, so with a work and a home address the home address, and
#   drops the kind, the tags and the owner.
# Why it matters: the renewal mail goes to the private address of a customer. Turn off Simplify, and choose by subtype.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/AgileCrm package/dist/nodes/ManualTrigger

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
const agile = require('n8n-nodes-base/dist/nodes/AgileCrm/GenericFunctions.js');
agile.agileCrmApiRequest = async () => [{ id: 7, tags: ['renewal'], properties: [
	{ name: 'first_name', value: 'Sam' },
	{ name: 'email', subtype: 'work', value: 'sam@contoso.example' },
	{ name: 'email', subtype: 'home', value: 'sam@home.example' },
] }];
async function main() {
	const contacts = { resource: 'contact', operation: 'getAll', returnAll: false, limit: 5, filterType: 'none', options: {} };
	console.log(JSON.stringify(await run('agileCrm', 1, { ...contacts, simple: true }, [{}])));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[{"id":7,"first_name":"Sam","email":"sam@home.example"}]'

echo 'n8n-nodes-base@2.41.1, Agile CRM, Get Many of contacts with Simplify, a contact with a work and a home address'
echo 'Expected: both addresses, or the work address'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
