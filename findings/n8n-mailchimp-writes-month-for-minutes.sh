#!/usr/bin/env bash
# Surprise: n8n's Mailchimp node writes the month where the minutes belong.
# Expected: an opt-in at 09:30:45 is sent as 09:30:45.
# Seen (n8n-nodes-base@2.41.1): the minutes of the opt-in and sign-up timestamps are the month, and the seconds are
#   hundredths of a second.
# Why it matters: the proof of consent has a time at which nothing happened, and lists sorted by sign-up are out of
#   order within an hour. Send the timestamps with HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Mailchimp package/dist/nodes/ManualTrigger

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
const api = require('n8n-nodes-base/dist/nodes/Mailchimp/GenericFunctions.js');
api.mailchimpApiRequest = async (path, method, { timestamp_opt: optIn }) => {
	console.log(optIn);
	return {};
};
async function main() {
	const options = { timestampOpt: '={{ $json.optIn }}' };
	const fields = { resource: 'member', operation: 'create', list: '1', email: 'sam@contoso.example', status: 'subscribed', options };
	await run('mailchimp', 1, fields, [{ optIn: '2026-03-01T09:30:45' }, { optIn: '2026-11-01T09:02:00' }]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-03-01 09:03:00
2026-11-01 09:11:00'

echo 'n8n-nodes-base@2.41.1, Mailchimp, Create of members who opted in on 1 March at 9:30:45 and on 1 November at 9:02'
echo 'Expected: 2026-03-01 09:30:45 and 2026-11-01 09:02:00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
