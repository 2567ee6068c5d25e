#!/usr/bin/env bash
# Surprise: n8n's Slack node schedules a message for 9:00 at 4:00 in the night.
# Expected: 9:00 in the zone of the workflow.
# Seen (n8n-nodes-base@2.41.1): Post At is read in the zone of the server, as are the dates that limit a channel
#   history. On a server in UTC, a workflow in New York posts at 4:00. The dates of a search are in the zone of the
#   workflow.
# Why it matters: a reminder arrives while nobody works, or after the deadline. Pass dates with a zone, such as toISO()
#   gives.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Slack package/dist/nodes/Webhook package/dist/utils

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
const api = require('n8n-nodes-base/dist/nodes/Slack/V2/GenericFunctions.js');
async function main() {
	api.slackApiRequest = async (method, path, { post_at }) => {
		console.log(new Date(1000 * post_at).toLocaleString('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' }));
		return {};
	};
	for (const postAt of ['2026-03-02T09:00:00', '2026-03-02T09:00:00-05:00']) {
		await run('slack', 2.7, {
			resource: 'message', operation: 'schedule', select: 'channel', channelId: { mode: 'id', value: 'C0INVENTED', __rl: true },
			postAt, text: 'Contoso renews on 9 March', otherOptions: {},
		}, [{}], 'America/New_York');
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='04:00
09:00'

echo 'n8n-nodes-base@2.41.1, Slack, Schedule for 9:00, without and with a zone, workflow in New York'
echo 'Expected: 09:00 both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
