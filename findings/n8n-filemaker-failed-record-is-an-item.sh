#!/usr/bin/env bash
# Surprise: n8n's FileMaker node succeeds if a record is not saved.
# Expected: a record that FileMaker refuses, with status 500, stops the workflow or leaves by the error output.
# Seen (n8n-nodes-base@2.41.1): the answer of FileMaker is a normal item. There is no error, so the error output, Retry
#   On Fail and the error workflow do nothing.
# Why it matters: the renewal is in no list, and the report of the run says that all were saved. Let the workflow stop
#   if messages[0].code is not 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/FileMaker package/dist/nodes/ManualTrigger

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
const api = require('n8n-nodes-base/dist/nodes/FileMaker/GenericFunctions.js');
api.getToken = async () => 't1';
api.logout = async () => {};
const { FileMaker } = require('n8n-nodes-base/dist/nodes/FileMaker/FileMaker.node.js');
const { execute } = FileMaker.prototype;
FileMaker.prototype.execute = function () {
	this.getCredentials = async () => ({ host: 'crm.example.com', db: 'Renewals' });
	this.helpers.request = request;
	return execute.call(this);
};

async function request() {
	throw Object.assign(new Error('500'), { statusCode: 500, error: { messages: [{ code: '509', message: 'Field requires a value' }], response: {} } });
}
async function main() {
	const fieldsParametersUi = { fields: [{ name: 'customer', value: '' }] };
	const items = await run('filemaker', 1, { action: 'create', layout: 'renewals', fieldsParametersUi }, [{}]);
	console.log(`no error, the item is ${JSON.stringify(items[0])}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='no error, the item is {"messages":[{"code":"509","message":"Field requires a value"}],"response":{}}'

echo 'n8n-nodes-base@2.41.1, FileMaker, Create of a record that FileMaker refuses'
echo 'Expected: an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
