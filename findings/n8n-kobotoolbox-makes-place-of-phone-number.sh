#!/usr/bin/env bash
# Surprise: n8n's KoBoToolbox node makes a place on the map of a phone number.
# Expected: with Reformat, coordinates become GeoJSON, and a phone number stays a text.
# Seen (n8n-nodes-base@2.41.1): each text that begins with two numbers and a space is taken for coordinates, whatever
#   the kind of the question is. "030 1234567" is a point, and so are "1200 50" and "2026 03".
# Why it matters: the contact of a renewal, its seats or its month is gone. Leave Reformat off, and convert coordinates
#   in Code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/KoBoToolbox package/dist/nodes/ManualTrigger

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
const kobo = require('n8n-nodes-base/dist/nodes/KoBoToolbox/GenericFunctions.js');
kobo.koBoToolboxApiRequest = async () => ({ customer: 'Contoso', phone: '030 1234567', seats_and_spare: '1200 50', phone_2: '030-1234567' });
async function main() {
	const [submission] = await run('koBoToolbox', 1, { resource: 'submission', operation: 'get', formId: 'f1', submissionId: '7', options: { reformat: true } }, [{}]);
	for (const [name, value] of Object.entries(submission)) console.log(`${name}: ${JSON.stringify(value)}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='customer: "Contoso"
phone: {"type":"Point","coordinates":[1234567,30]}
seats_and_spare: {"type":"Point","coordinates":[50,1200]}
phone_2: "030-1234567"'

echo 'n8n-nodes-base@2.41.1, KoBoToolbox, Get of a submission with Reformat'
echo 'Expected: the same texts'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
