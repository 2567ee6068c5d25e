#!/usr/bin/env bash
# Surprise: an expression that throws an error does not fail in n8n. Its value is just empty.
# Expected: the node fails with the error of the expression, as it does for "abc".toNumber().
# Seen (n8n-workflow@2.41.0): errors of JSON.parse, of luxon, of Date and even an explicit throw give null in Edit
#   Fields, and the node succeeds. Only errors of n8n's own functions stop the node.
# Why it matters: a typing error in a unit, or an answer that is not JSON, makes the field empty for every item, and the
#   workflow goes on with "no date". Check that the result is not empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Set

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
	for (const expression of [
		"JSON.parse('not JSON').plan",
		"DateTime.fromISO('2026-03-01').plus('30 days').toISODate()",
		"DateTime.fromISO('2026-03-01').minus(1, 'fortnight').toISODate()",
		"new Date('soon').toISOString()",
		"(() => { throw new Error('no price') })()",
		"'abc'.toNumber()",
	]) {
		const assignments = { assignments: [{ id: '1', name: 'value', value: `={{ ${expression} }}`, type: 'string' }] };
		const value = await run('set', 3.4, { mode: 'manual', assignments, options: {} }, [{}])
			.then(([item]) => JSON.stringify(item), (error) => `fails: ${error.message}`);
		console.log(`${expression}: ${value}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder N8N_LOG_LEVEL=silent node seen.cjs)
stated='JSON.parse('\''not JSON'\'').plan: {"value":null}
DateTime.fromISO('\''2026-03-01'\'').plus('\''30 days'\'').toISODate(): {"value":null}
DateTime.fromISO('\''2026-03-01'\'').minus(1, '\''fortnight'\'').toISODate(): {"value":null}
new Date('\''soon'\'').toISOString(): {"value":null}
(() => { throw new Error('\''no price'\'') })(): {"value":null}
'\''abc'\''.toNumber(): fails: cannot convert to number'

echo 'n8n-workflow@2.41.0, expressions that throw, in Edit Fields'
echo 'Expected: Edit Fields fails six times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
