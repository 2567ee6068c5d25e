#!/usr/bin/env bash
# Surprise: n8n's Markdown node takes underscores within SKUs and links for italics, and #4711 for a heading.
# Expected: as CommonMark and GitHub do: underscores within a word stay, and a heading needs a space after its sign.
# Seen (n8n-nodes-base@2.41.1, showdown@2.1.0): KN_PRO_100 loses both underscores, a plain link with two of them is
#   broken, and a line that begins with the number of an order is a heading without its sign.
# Why it matters: an email to a customer names a product that does not exist, and has a link that leads nowhere. Turn on
#   Middle Word Underscores and Mandatory Space Before Header.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 showdown@2.1.0 node-html-markdown@1.2.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/Markdown

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
	for (const markdown of ['KN_PRO_100, 25 seats', 'https://reseller.example/renew_now_26', '#4711 Contoso renews']) {
		for (const options of [{}, { literalMidWordUnderscores: true, requireSpaceBeforeHeadingText: true }]) {
			const [{ html }] = await run('markdown', 1, { mode: 'markdownToHtml', markdown, destinationKey: 'html', options }, [{}]);
			console.log(`${markdown} (${Object.keys(options).length ? 'both options' : 'no option'}): ${html}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='KN_PRO_100, 25 seats (no option): <p>KN<em>PRO</em>100, 25 seats</p>
KN_PRO_100, 25 seats (both options): <p>KN_PRO_100, 25 seats</p>
https://reseller.example/renew_now_26 (no option): <p>https://reseller.example/renew<em>now</em>26</p>
https://reseller.example/renew_now_26 (both options): <p>https://reseller.example/renew_now_26</p>
#4711 Contoso renews (no option): <h1 id="4711contosorenews">4711 Contoso renews</h1>
#4711 Contoso renews (both options): <p>#4711 Contoso renews</p>'

echo 'n8n-nodes-base@2.41.1, Markdown to HTML'
echo 'Expected: three paragraphs with their text as it is'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
