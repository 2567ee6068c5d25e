#!/usr/bin/env bash
# Surprise: in n8n, extractUrl() of a link in HTML ends with </a>.
# Expected: the address alone.
# Seen (n8n-workflow@2.41.0): the address ends at the next space. Quotation marks, tags, brackets and commas behind it
#   are part of it, as is the label of a link in Slack.
# Why it matters: the button in a message leads to an address that does not exist. Use a regular expression that ends at
#   quotation marks and brackets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { Workflow, Expression } = require('n8n-workflow');
Expression.setExpressionEngine('legacy');
const node = { id: '1', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) };
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone: 'Europe/Berlin' } });
const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});
for (const text of [
	'<a href="https://portal.example.com/renew/7">Renew</a>',
	'<https://portal.example.com/renew/7|Renew>',
	'See https://portal.example.com/renew/7, by 1 March',
	'See https://portal.example.com/renew/7 by 1 March',
]) {
	console.log(evaluate(`${JSON.stringify(text)}.extractUrl()`));
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='https://portal.example.com/renew/7">Renew</a>
https://portal.example.com/renew/7|Renew>
https://portal.example.com/renew/7,
https://portal.example.com/renew/7'

echo 'n8n-workflow@2.41.0, extractUrl()'
echo 'Expected: https://portal.example.com/renew/7 each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
