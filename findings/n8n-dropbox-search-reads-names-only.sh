#!/usr/bin/env bash
# Surprise: n8n's Dropbox node searches the names of files only, and ignores File Status.
# Expected: a search for Contoso also finds files that contain it, which is the default of Dropbox, and with File
#   Status: Deleted it finds deleted ones.
# Seen (n8n-nodes-base@2.41.1): it sends filename_only: true, for which there is no option, and does not send the
#   status.
# Why it matters: contracts that name the customer inside are missing, and a list of deleted quotes has the current
#   ones. Use HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Dropbox package/dist/nodes/ManualTrigger

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
const dropbox = require('n8n-nodes-base/dist/nodes/Dropbox/GenericFunctions.js');
dropbox.getCredentials = async () => ({ accessType: 'folder' });
dropbox.dropboxApiRequest = async (method, url, body) => {
	if (url.includes('search')) console.log(JSON.stringify(body));
	return { matches: [], root_info: {} };
};
async function main() {
	for (const fileStatus of ['active', 'deleted']) {
		await run('dropbox', 1, { resource: 'search', operation: 'query', query: 'Contoso', fileStatus, returnAll: false, limit: 5, simple: false, filters: {} }, [{}]);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"query":"Contoso","options":{"filename_only":true,"max_results":5}}
{"query":"Contoso","options":{"filename_only":true,"max_results":5}}'

echo 'n8n-nodes-base@2.41.1, Dropbox, Search for Contoso with File Status: Active and File Status: Deleted'
echo 'Expected: file_status is active and deleted, and no filename_only'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
