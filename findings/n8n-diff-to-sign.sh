#!/usr/bin/env bash
# Surprise: in n8n, today.diffTo(renewal) is negative for every renewal that is still to come.
# Expected: "the difference from today to the renewal" counts forward, so a renewal in 10 days gives 10, as in
#   a.until(b) of Temporal.
# Seen (n8n-workflow@2.41.0): diffTo subtracts its argument, so it is -10. diffToNow on the renewal is 10.
# Why it matters: $today.diffTo($json.renewalDate, 'days') <= 30 is true for every future date, so a filter for the next
#   30 days lets everything through, and a test with one near date passes. Write renewal.diffTo($today, 'days').
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
	"'2026-03-01'.toDateTime().diffTo('2026-03-11'.toDateTime(), 'days')",
	"'2026-03-01'.toDateTime().diffTo('2026-12-31'.toDateTime(), 'days') <= 30",
	"'2026-03-11'.toDateTime().diffTo('2026-03-01'.toDateTime(), 'days')",
]) {
	console.log(`${text}: ${evaluate(text)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated="'2026-03-01'.toDateTime().diffTo('2026-03-11'.toDateTime(), 'days'): -10
'2026-03-01'.toDateTime().diffTo('2026-12-31'.toDateTime(), 'days') <= 30: true
'2026-03-11'.toDateTime().diffTo('2026-03-01'.toDateTime(), 'days'): 10"

echo 'n8n-workflow@2.41.0'
echo 'Expected: 10, false and -10'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
