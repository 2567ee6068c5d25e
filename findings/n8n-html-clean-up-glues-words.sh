#!/usr/bin/env bash
# Surprise: n8n's HTML node glues two words of a long text when it is asked to clean it up, although the page has a space.
# Expected: "Clean Up Text" removes line breaks of the page, and leaves one space between words.
# Seen (n8n-nodes-base@2.41.1, html-to-text@9.0.5): since version 1.2 the node breaks text at 80 characters, in place of
#   a space. Cleaning up then removes the line break, so "25 seats" becomes "25seats". Version 1.1 keeps the space.
# Why it matters: a vendor's notice loses a space somewhere near every 80th character, between a name and a date or
#   between two numbers, so a rule that reads "25 seats" fails for some customers only. Leave the option off, and
#   replace line breaks with a space in an expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 cheerio@1.1.0 html-to-text@9.0.5 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Html

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
	const extractionValues = { values: [{ key: 'text', cssSelector: 'p', returnValue: 'text', returnArray: false }] };
	const parameters = { operation: 'extractHtmlContent', sourceData: 'json', dataPropertyName: 'html', extractionValues };
	const notice = 'The licenses of Contoso for Security Awareness and Phishing Simulation with 25 seats renew on 2026-03-01.';
	for (const version of [1.1, 1.2]) {
		for (const options of [{}, { cleanUpText: true }]) {
			const [{ text }] = await run('html', version, { ...parameters, options }, [{ html: `<p>${notice}</p>` }]);
			console.log(`version ${version}, ${options.cleanUpText ? 'cleaned up' : 'as is'}: ${JSON.stringify(text.slice(60))}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='version 1.1, as is: "Simulation with 25 seats renew on 2026-03-01."
version 1.1, cleaned up: "Simulation with 25 seats renew on 2026-03-01."
version 1.2, as is: "Simulation with 25\nseats renew on 2026-03-01."
version 1.2, cleaned up: "Simulation with 25seats renew on 2026-03-01."'

echo 'n8n-nodes-base@2.41.1, HTML, extract text, from the 61st character'
echo 'Expected: "Simulation with 25 seats renew on 2026-03-01." each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
