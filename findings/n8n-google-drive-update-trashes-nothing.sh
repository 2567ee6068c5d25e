#!/usr/bin/env bash
# Surprise: n8n's Google Drive node does not move a file to the trash when it updates it.
# Expected: Update with Move to Trash sends `trashed: true` in the body, as Delete does.
# Seen (n8n-nodes-base@2.41.1): it sends trashed in the address, where Google Drive has no such parameter, and an empty
#   body. The node succeeds.
# Why it matters: last year's price list stays in the folder, and the next report reads it. Use Delete File, which
#   moves a file to the trash by default.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 form-data@4.0.6 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Drive package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/constants.js package/dist/nodes/ManualTrigger package/dist/utils

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
const google = require('n8n-nodes-base/dist/nodes/Google/Drive/v2/transport/index.js');
google.googleApiRequest = async (method, path, body, query) => {
	console.log(`body ${JSON.stringify(body)}, trashed in the address: ${query.trashed ?? 'no'}`);
	return {};
};
async function main() {
	const file = { resource: 'file', fileId: { __rl: true, mode: 'id', value: 'f1' } };
	await run('googleDrive', 3, { ...file, operation: 'deleteFile', options: {} }, [{}]);
	await run('googleDrive', 3, { ...file, operation: 'update', changeFileContent: false, newUpdatedFileName: '', options: { trashed: true } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='body {"trashed":true}, trashed in the address: no
body {}, trashed in the address: true'

echo 'n8n-nodes-base@2.41.1, Google Drive, Delete File, and Update with Move to Trash'
echo 'Expected: both have the body {"trashed":true}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
