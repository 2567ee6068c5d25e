#!/usr/bin/env bash
# Surprise: n8n's FileMaker node passes a script its own name as the parameter.
# Expected: After Sort Script with Script Parameter 0012 runs the script with 0012, as Before Find Script does.
# Seen (n8n-nodes-base@2.41.1): the parameter of the script that runs last is its name. Those of the scripts that run
#   before are what was entered.
# Why it matters: the script renews or mails the customer with another ID, or none. Use Perform Script behind the node.
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

async function request({ qs }) {
	for (const [name, value] of Object.entries(qs)) if (name.startsWith('script')) console.log(`${name}: ${value}`);
	return {};
}
async function main() {
	const before = { setScriptBefore: true, scriptBefore: 'Check', scriptBeforeParam: '0012' };
	const after = { setScriptAfter: true, scriptAfter: 'Send reminder', scriptAfterParam: '0012' };
	await run('filemaker', 1, { action: 'record', layout: 'renewals', recid: '7', getPortals: false, setScriptSort: false, ...before, ...after }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='script: Send reminder
script.param: Send reminder
script.prerequest: Check
script.prerequest.param: 0012'

echo 'n8n-nodes-base@2.41.1, FileMaker, Get of a record with two scripts that both have the parameter 0012'
echo 'Expected: 0012 twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
