#!/usr/bin/env bash
# Surprise: n8n's Google Docs node drops the tables of a document.
# Expected: with Simplify, the content is the text of the document.
# Seen (n8n-nodes-base@2.41.1): only paragraphs outside of tables are returned, without a sign that something is
#   missing.
# Why it matters: an agreement is read without its list of products and dates, and an AI node fills them in from
#   elsewhere. Turn off Simplify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Docs package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/ManualTrigger

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
const docs = require('n8n-nodes-base/dist/nodes/Google/Docs/GenericFunctions.js');
const text = (content) => ({ paragraph: { elements: [{ textRun: { content } }] } });
const cell = (content) => ({ content: [text(content)] });
const row = (...contents) => ({ tableCells: contents.map(cell) });
const table = { table: { tableRows: [row('Contoso\n', '2026-03-01\n'), row('Fabrikam\n', '2026-04-01\n')] } };
docs.googleApiRequest = async () => ({ body: { content: [text('Renewals of March\n'), table, text('Please decide by Friday.\n')] } });

async function main() {
	const parameters = { authentication: 'oAuth2', resource: 'document', operation: 'get', documentURL: 'renewals', simple: true };
	const [{ content }] = await run('googleDocs', 2, parameters, [{}]);
	console.log(JSON.stringify(content));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='"Renewals of March\nPlease decide by Friday.\n"'

echo 'n8n-nodes-base@2.41.1, Google Docs, Get with Simplify of a document with a table'
echo 'Expected: a text with Contoso and Fabrikam'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
