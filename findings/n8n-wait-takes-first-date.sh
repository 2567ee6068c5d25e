#!/usr/bin/env bash
# Surprise: n8n's Wait node lets all items go at the date of the first one.
# Expected: Resume At Specified Time, with a date from each item, holds each item until its own date.
# Seen (n8n-nodes-base@2.41.1): all items leave at the date of the first item. If that is past, none waits.
# Why it matters: reminders that are due on different days are sent together, on the day of whichever comes first in the
#   list. Start one sub-workflow per item.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 sanitize-html@2.17.7 tmp-promise@3.0.3 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Wait package/dist/nodes/Webhook package/dist/utils

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
async function main() {
	const start = Date.now();
	const inSeconds = (seconds) => new Date(start + 1000 * seconds).toISOString();
	const items = await run('wait', 1.1, { resume: 'specificTime', dateTime: '={{ $json.remindAt }}' }, [
		{ customer: 'Contoso', remindAt: inSeconds(1) },
		{ customer: 'Fabrikam', remindAt: inSeconds(20) },
	]);
	const seconds = (Date.now() - start) / 1000;
	console.log(`${items.length} items after ${seconds < 15 ? 'less' : 'more'} than 15 seconds`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2 items after less than 15 seconds'

echo 'n8n-nodes-base@2.41.1, Wait, items that are due after 1 and 20 seconds'
echo 'Expected: 2 items after more than 15 seconds, or only the first one'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
