#!/usr/bin/env bash
# Surprise: n8n's Telegram node sends a text as Markdown, and edits it as plain text.
# Expected: without a Parse Mode, the text KN_PRO_100 is plain, when it is sent and when it is edited.
# Seen (n8n-nodes-base@2.41.1): Send Message adds parse_mode Markdown, so Telegram takes the underscores out of
#   KN_PRO_100, and refuses one with a single underscore. Edit Message adds nothing.
# Why it matters: SKUs in a report of renewals are wrong. *Bold* words show their asterisks once the message is edited.
#   Choose a Parse Mode in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/config@2.39.0 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 mime-types@3.0.2 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Telegram package/dist/nodes/Webhook package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Telegram/GenericFunctions.js');
api.apiRequest = async (method, endpoint, { text, parse_mode }) => {
	console.log(`${endpoint}: ${text}, parse_mode ${parse_mode}`);
	return {};
};
async function main() {
	const message = { resource: 'message', chatId: '7', text: 'KN_PRO_100 renews', replyMarkup: 'none' };
	await run('telegram', 1.2, { ...message, operation: 'sendMessage', additionalFields: { appendAttribution: false } }, [{}]);
	await run('telegram', 1.2, { ...message, operation: 'editMessageText', messageType: 'message', messageId: '8', additionalFields: {} }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='sendMessage: KN_PRO_100 renews, parse_mode Markdown
editMessageText: KN_PRO_100 renews, parse_mode undefined'

echo 'n8n-nodes-base@2.41.1, Telegram, Send and Edit of a message without a Parse Mode: what is sent'
echo 'Expected: the same parse_mode twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
