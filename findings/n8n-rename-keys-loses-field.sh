#!/usr/bin/env bash
# Surprise: n8n's Rename Keys loses a field when the new name of one field is the old name of another.
# Expected: two fields that swap their names keep both values, or the second rename works on the result of the first.
# Seen (n8n-nodes-base@2.41.1): each value is read from the input, but the old name is removed from the output, with
#   whatever an earlier rename wrote there. start -> end and end -> start leave one field; the order decides which.
# Why it matters: a vendor whose "renewal date" is our end date and whose "end date" is our cancellation date is mapped
#   in this way. The later rename silently deletes the field written by the first. Use Edit Fields, or two nodes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/RenameKeys

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
	const renewal = { customer: 'Contoso', renewal: '2026-03-01', end: '2027-02-28' };
	for (const names of [
		[['renewal', 'end'], ['end', 'renewal']],
		[['renewal', 'end'], ['end', 'cancelled']],
		[['end', 'cancelled'], ['renewal', 'end']],
	]) {
		const key = names.map(([currentKey, newKey]) => ({ currentKey, newKey }));
		const [renamed] = await run('renameKeys', 1, { keys: { key }, additionalOptions: {} }, [renewal]);
		console.log(`${names.map((pair) => pair.join(' -> ')).join(', ')}: ${JSON.stringify(renamed)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='renewal -> end, end -> renewal: {"customer":"Contoso","renewal":"2027-02-28"}
renewal -> end, end -> cancelled: {"customer":"Contoso","cancelled":"2027-02-28"}
end -> cancelled, renewal -> end: {"customer":"Contoso","cancelled":"2027-02-28","end":"2026-03-01"}'

echo 'n8n-nodes-base@2.41.1, Rename Keys'
echo 'Expected: both dates, each under its new name'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
