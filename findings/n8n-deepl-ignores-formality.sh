#!/usr/bin/env bash
# Surprise: n8n's DeepL node does not send Formality, Split Sentences and Preserve Formatting.
# Expected: with Formality: Formal, DeepL is asked for formal German.
# Seen (n8n-nodes-base@2.41.1): only the text and the languages are sent. The request is the same with all three
#   options and with none.
# Why it matters: the customer is addressed informally in a renewal mail, and lines of a list can be joined. Use HTTP
#   Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/DeepL package/dist/nodes/ManualTrigger

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
const deepl = require('n8n-nodes-base/dist/nodes/DeepL/GenericFunctions.js');
deepl.deepLApiRequest = async (method, path, body, query = {}) => {
	console.log(JSON.stringify({ ...body, ...query }));
	return { translations: [{ text: 'Ihre Lizenzen' }] };
};
async function main() {
	const parameters = { resource: 'language', operation: 'translate', text: 'Your licenses renew on 1 March', translateTo: 'DE' };
	const additionalFields = { formality: 'more', splitSentences: 'nonewlines', preserveFormatting: '1' };
	await run('deepL', 1, { ...parameters, additionalFields: {} }, [{}]);
	await run('deepL', 1, { ...parameters, additionalFields }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"target_lang":"DE","text":"Your licenses renew on 1 March"}
{"target_lang":"DE","text":"Your licenses renew on 1 March"}'

echo 'n8n-nodes-base@2.41.1, DeepL, Translate without options, and with Formality, Split Sentences and Preserve Formatting'
echo 'Expected: the second request has formality=more, split_sentences=nonewlines and preserve_formatting=1'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
