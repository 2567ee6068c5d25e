#!/usr/bin/env bash
# Surprise: in n8n, toInt() rounds a number but cuts a text off.
# Expected: both drop the fraction, as parseInt and Math.trunc do, so that a field gives the same result whether it
#   arrives as 29.6 or as "29.6". A text with a thousands separator gives the whole number or an error, as toFloat()
#   does.
# Seen (n8n-workflow@2.41.0): (29.6).toInt() is 30, "29.6".toInt() is 29, and "$1,200".toInt() is 1, although toInt()
#   removes currency signs.
# Why it matters: the days until a renewal from diffTo() are a number with a fraction, so a renewal in 29.6 days
#   counts as 30, while the same days from a sheet count as 29. Call floor() or ceil() on numbers, and remove
#   separators first.
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
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone: 'UTC' } });
const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});
for (const value of ['(29.6)', '"29.6"', '(-29.6)', '"-29.6"', '"$1200"', '"$1,200"', '"1.200 €"']) {
	console.log(`${value}: ${evaluate(`${value}.toInt()`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='(29.6): 30
"29.6": 29
(-29.6): -30
"-29.6": -29
"$1200": 1200
"$1,200": 1
"1.200 €": 1'

echo 'n8n-workflow@2.41.0, toInt()'
echo 'Expected: 29, 29, -29, -29 and 1200, then 1200 or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
