#!/usr/bin/env bash
# Surprise: in n8n, $ifEmpty() takes the date of a database for empty.
# Expected: the date, as it is neither null nor an empty text, list or object, and as isEmpty() says.
# Seen (n8n-workflow@2.41.0): a date of a database has no keys, so $ifEmpty() returns the default. isEmpty() of the same
#   date is false. A DateTime, a text and a number of milliseconds are kept.
# Why it matters: $ifEmpty($json.renews, "not known") says "not known" of every renewal that comes from a database node.
#   Write $json.renews ?? "not known".
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
for (const date of ["new Date('2026-03-01')", "DateTime.fromISO('2026-03-01')", "'2026-03-01'"]) {
	const [kept, empty] = [evaluate(`$ifEmpty(${date}, 'not known')`), evaluate(`(${date}).isEmpty()`)];
	console.log(`${date}: $ifEmpty() ${kept === 'not known' ? kept : 'keeps it'}, isEmpty() ${empty}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='new Date('\''2026-03-01'\''): $ifEmpty() not known, isEmpty() false
DateTime.fromISO('\''2026-03-01'\''): $ifEmpty() keeps it, isEmpty() false
'\''2026-03-01'\'': $ifEmpty() keeps it, isEmpty() false'

echo 'n8n-workflow@2.41.0, $ifEmpty() and isEmpty() of dates'
echo 'Expected: $ifEmpty() keeps all three'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
