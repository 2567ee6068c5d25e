#!/usr/bin/env bash
# Surprise: n8n's $max() of two dates is NaN, or a number.
# Expected: $max() of two dates is the later one, as for sorting, where ISO texts and DateTimes can be compared.
# Seen (n8n-workflow@2.41.0): of ISO texts it is NaN, and of DateTimes the number of milliseconds since 1970. $min() is
#   the same.
# Why it matters: the later of the renewal date and the end of the notice period reads NaN in the report. Write
#   {{ [a, b].sort().last() }} for ISO texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Set package/dist/utils

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
async function evaluate(value, item = {}, type = 'string') {
	const assignments = [{ id: '1', name: 'seen', type, value: `={{ ${value} }}` }];
	const [{ seen }] = await run('set', 3.4, { mode: 'manual', assignments: { assignments }, options: {} }, [item]);
	console.log(`${value}: ${JSON.stringify(seen)}`);
}

async function main() {
	const item = { renewsOn: '2026-03-01', noticeUntil: '2026-04-01' };
	await evaluate('$max($json.renewsOn, $json.noticeUntil)', item);
	await evaluate('$max($json.renewsOn.toDateTime(), $json.noticeUntil.toDateTime())', item);
	await evaluate('[$json.renewsOn, $json.noticeUntil].sort().last()', item);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='$max($json.renewsOn, $json.noticeUntil): "NaN"
$max($json.renewsOn.toDateTime(), $json.noticeUntil.toDateTime()): "1775001600000"
[$json.renewsOn, $json.noticeUntil].sort().last(): "2026-04-01"'

echo 'n8n-workflow@2.41.0, the later of 1 March and 1 April'
echo 'Expected: 1 April each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
