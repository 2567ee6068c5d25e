#!/usr/bin/env bash
# Surprise: in n8n, (0).isEmpty() is true, while $ifEmpty(0, ...) returns 0.
# Expected: two functions with one name agree, and 0 is a value, as the Filter node's "is empty" says.
# Seen (n8n-workflow@2.41.0): isEmpty() is true for 0 and false, and false for a text of one space. $ifEmpty() keeps 0
#   and false.
# Why it matters: a renewal with 0 days left counts as one without a value, and is left out on the very day. Compare
#   with null instead.
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
for (const value of ['0', 'false', '""', '" "', 'null', '[]']) {
	console.log(`${value}: isEmpty() ${evaluate(`(${value}).isEmpty()`)}, $ifEmpty ${JSON.stringify(evaluate(`$ifEmpty(${value}, "none")`))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='0: isEmpty() true, $ifEmpty 0
false: isEmpty() true, $ifEmpty false
"": isEmpty() true, $ifEmpty "none"
" ": isEmpty() false, $ifEmpty " "
null: isEmpty() true, $ifEmpty "none"
[]: isEmpty() true, $ifEmpty "none"'

echo 'n8n-workflow@2.41.0, isEmpty() and $ifEmpty()'
echo 'Expected: false and 0 for 0, false and false for false'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
