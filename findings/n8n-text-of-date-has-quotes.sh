#!/usr/bin/env bash
# Surprise: when n8n turns a date of a database into text, quotation marks become part of the text.
# Expected: 2026-03-01T00:00:00.000Z, as for a DateTime of an expression.
# Seen (n8n-nodes-base@2.41.1, n8n-workflow@2.41.0): Edit Fields with the type String, and Filter with a text condition
#   and Convert Types, write the date as JSON, with a quotation mark at both ends. The text then does not start with the
#   year.
# Why it matters: "starts with 2026-03" finds no renewal, and a vendor or a sheet gets a date that it cannot read. Use
#   toISOString() in the expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Set package/dist/nodes/Filter package/dist/nodes/If

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
const date = new Date('2026-03-01T00:00:00Z');
async function main() {
	for (const value of ['={{ $json.renews }}', '={{ $json.renews.toDateTime() }}', '={{ $json.renews.toISOString() }}']) {
		const assignments = { assignments: [{ id: '1', name: 'text', value, type: 'string' }] };
		const [{ text }] = await run('set', 3.4, { mode: 'manual', assignments, options: {} }, [{ renews: date }]);
		const kept = await run('filter', 2.2, { options: { looseTypeValidation: true }, conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			combinator: 'and',
			conditions: [{ id: '1', leftValue: value, rightValue: '2026-03', operator: { type: 'string', operation: 'startsWith' } }],
		} }, [{ renews: date }]);
		console.log(`${value.slice(4, -3)} is ${text}, and ${kept.length ? 'starts' : 'does not start'} with 2026-03`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder N8N_LOG_LEVEL=silent node seen.cjs)
stated='$json.renews is "2026-03-01T00:00:00.000Z", and does not start with 2026-03
$json.renews.toDateTime() is 2026-03-01T00:00:00.000Z, and starts with 2026-03
$json.renews.toISOString() is 2026-03-01T00:00:00.000Z, and starts with 2026-03'

echo 'n8n-nodes-base@2.41.1, a date of a database as text'
echo 'Expected: 2026-03-01T00:00:00.000Z three times, which starts with 2026-03'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
