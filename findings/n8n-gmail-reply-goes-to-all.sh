#!/usr/bin/env bash
# Surprise: n8n's Gmail node replies to everyone a mail was sent to.
# Expected: Reply without options answers the sender, as Reply in Gmail does.
# Seen (n8n-nodes-base@2.41.1): it answers the sender and all addresses in To, but not those in Cc. The option Reply to
#   Sender Only is off unless it is added.
# Why it matters: the price of a renewal goes to the distributor and the colleagues whom the customer wrote to. Add
#   Reply to Sender Only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 mailparser@3.9.3 moment-timezone@0.5.48 nodemailer@8.0.10 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/Gmail package/dist/nodes/ManualTrigger package/dist/nodes/Webhook package/dist/utils

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
const gmail = require('n8n-nodes-base/dist/nodes/Google/Gmail/GenericFunctions.js');
gmail.googleApiRequest = async (method, path, body) => {
	if (path.endsWith('/profile')) return { emailAddress: 'sales@example.com' };
	if (method === 'POST') {
		console.log(Buffer.from(body.raw, 'base64url').toString().split('\r\n').filter((line) => /^(To|Cc):/.test(line)).join(', '));
		return {};
	}
	const headers = { From: 'sam@contoso.example', To: 'sales@example.com, offers@distributor.example', Cc: 'boss@contoso.example', Subject: 'Renewal' };
	return { threadId: 't1', payload: { headers: Object.entries(headers).map(([name, value]) => ({ name, value })) } };
};
async function main() {
	const reply = { resource: 'message', operation: 'reply', messageId: 'm1', emailType: 'text', message: 'Your price is 1,200 EUR' };
	await run('gmail', 2.2, { ...reply, options: {} }, [{}]);
	await run('gmail', 2.2, { ...reply, options: { replyToSenderOnly: true } }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='To: sam@contoso.example, offers@distributor.example
To: sam@contoso.example'

echo 'n8n-nodes-base@2.41.1, Gmail, Reply to a mail from a customer to us and a distributor, without options and with Reply to Sender Only'
echo 'Expected: To: sam@contoso.example, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
