#!/usr/bin/env bash
# Surprise: n8n's Date & Time reads a missing date as 1 January 1970.
# Expected: an error, as for other texts that are no date, or an empty result.
# Seen (n8n-nodes-base@2.41.1): an empty text is formatted as 1970-01-01. A year after null is 1971-01-01, and from null
#   to 1 March 2026 it is 20513 days. Only Format a Date keeps null.
# Why it matters: a vendor that sends no date, or an empty cell, makes a renewal that is long overdue, or 56 years away.
#   Filter out items without a date first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/DateTime

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
	for (const renews of ['', null]) {
		const results = [];
		for (const parameters of [
			{ operation: 'formatDate', date: '={{ $json.renews }}', format: 'yyyy-MM-dd' },
			{ operation: 'addToDate', magnitude: '={{ $json.renews }}', duration: 1, timeUnit: 'years' },
			{ operation: 'getTimeBetweenDates', startDate: '={{ $json.renews }}', endDate: '2026-03-01', units: ['day'] },
		]) {
			const [{ result }] = await run('dateTime', 2, { ...parameters, outputFieldName: 'result', options: {} }, [{ renews }]);
			results.push(`${parameters.operation} ${JSON.stringify(result)}`);
		}
		console.log(`${JSON.stringify(renews)}: ${results.join(', ')}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='"": formatDate "1970-01-01", addToDate "1971-01-01T00:00:00.000Z", getTimeBetweenDates {"days":20513}
null: formatDate null, addToDate "1971-01-01T00:00:00.000Z", getTimeBetweenDates {"days":20513}'

echo 'n8n-nodes-base@2.41.1, Date & Time without a date'
echo 'Expected: errors, or empty results'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
