#!/usr/bin/env bash
# Surprise: n8n's Brevo node drops template parameters with an equals sign, and cuts others at a comma.
# Expected: each pair of a name and a value fills its place in the template, spaces behind commas are ignored.
# Seen (n8n-nodes-base@2.41.1): a value with = is left out with its name. A value ends at its first comma. After a
#   comma and a space, the name begins with a space.
# Why it matters: the mail has no link and no date, and the customer is Contoso instead of Contoso, Inc. Send the mail
#   with HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 nodemailer@8.0.10 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Brevo package/dist/nodes/ManualTrigger

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
const { BrevoNode: { Validators } } = require('n8n-nodes-base/dist/nodes/Brevo/GenericFunctions.js');
async function main() {
	for (const parameters of ['customer=Contoso,date=1 March', 'customer=Contoso, date=1 March', 'customer=Contoso, Inc.', 'link=https://example.com/?id=7']) {
		const node = { getNodeParameter: () => ({ parameters }) };
		const { body } = await Validators.validateAndCompileTemplateParameters.call(node, { body: {} });
		console.log(JSON.stringify(body.params));
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"customer":"Contoso","date":"1 March"}
{"customer":"Contoso"," date":"1 March"}
{"customer":"Contoso"}
{}'

echo 'n8n-nodes-base@2.41.1, Brevo, Send Email Template with parameters'
echo 'Expected: {"customer":"Contoso","date":"1 March"} twice, {"customer":"Contoso, Inc."} and {"link":"https://example.com/?id=7"}'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
