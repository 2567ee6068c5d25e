#!/usr/bin/env bash
# Surprise: n8n's Google Cloud Firestore node hides a write that failed if the items have a field status.
# Expected: Create or Update fails, or returns an error, for the document that Firestore refused.
# Seen (n8n-nodes-base@2.41.1): a refused write is a normal item, and its status is overwritten by the field status of
#   the input.
# Why it matters: two of three renewals are stored, and all three items say active. Rename the field first, and let the
#   workflow stop if status.code is there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Firebase package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/ManualTrigger package/dist/utils

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
const firestore = require('n8n-nodes-base/dist/nodes/Google/Firebase/CloudFirestore/GenericFunctions.js');
firestore.googleApiRequest = async (method, path, { writes }) => ({
	writeResults: writes.map(() => ({})),
	status: writes.map((write, index) => (index === 1 ? { code: 7, message: 'Missing or insufficient permissions.' } : {})),
});
async function main() {
	const document = { resource: 'document', operation: 'upsert', projectId: 'p1', database: '(default)', collection: 'renewals', updateKey: 'id' };
	for (const field of ['state', 'status']) {
		const items = ['Contoso', 'Fabrikam'].map((id) => ({ id, [field]: 'active' }));
		console.log(JSON.stringify(await run('googleFirebaseCloudFirestore', 1.1, { ...document, columns: `id, ${field}` }, items)));
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='[{"status":{},"id":"Contoso","state":"active"},{"status":{"code":7,"message":"Missing or insufficient permissions."},"id":"Fabrikam","state":"active"}]
[{"status":"active","id":"Contoso"},{"status":"active","id":"Fabrikam"}]'

echo 'n8n-nodes-base@2.41.1, Google Cloud Firestore, Create or Update of two documents, of which Firestore refuses the second'
echo 'Expected: an error for Fabrikam'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
