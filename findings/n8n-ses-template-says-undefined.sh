#!/usr/bin/env bash
# Surprise: n8n's AWS SES node makes "undefined" of a mail template when it updates the subject.
# Expected: Update of a template sends what was entered: the subject, or the HTML.
# Seen (n8n-nodes-base@2.41.1): the HTML is sent if there is a subject. So with a subject only, it is the word
#   undefined, and with HTML only, it is not sent.
# Why it matters: the next reminders to all customers consist of the word undefined, or are still the old ones. Enter
#   both when you update.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 xml2js@0.6.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Aws/GenericFunctions.js package/dist/nodes/Aws/SES package/dist/nodes/Aws/utils.js package/dist/nodes/ManualTrigger

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
const aws = require('n8n-nodes-base/dist/nodes/Aws/SES/GenericFunctions.js');
aws.awsApiRequestSOAP = async (service, method, path) => {
	const sent = new URLSearchParams(path.split('?')[1]);
	return { UpdateTemplateResponse: { subject: sent.get('Template.SubjectPart'), html: sent.get('Template.HtmlPart') } };
};
async function main() {
	for (const updateFields of [{ subjectPart: 'Your renewal' }, { htmlPart: '<p>Please renew</p>' }, { subjectPart: 'Your renewal', htmlPart: '<p>Please renew</p>' }]) {
		const [sent] = await run('awsSes', 1, { resource: 'template', operation: 'update', templateName: 'renewal', updateFields }, [{}]);
		console.log(`${Object.keys(updateFields).join(', ')}: ${JSON.stringify(sent)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='subjectPart: {"subject":"Your renewal","html":"undefined"}
htmlPart: {"subject":null,"html":null}
subjectPart, htmlPart: {"subject":"Your renewal","html":"<p>Please renew</p>"}'

echo 'n8n-nodes-base@2.41.1, AWS SES, Update of a template: what is entered, and what is sent'
echo 'Expected: only what is entered is sent'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
