#!/usr/bin/env bash
# Surprise: in n8n, '2026-03-01T00:00:00.000Z'.format('dd.MM.yyyy') is the text Invalid DateTime.
# Expected: 01.03.2026, or an error, as for the same date without milliseconds.
# Seen (n8n-workflow@2.41.0): a text that looks like the output of toISOString() has the methods of a date, but they
#   read it as no date. format() prints Invalid DateTime, plus() gives no valid date, isBetween() and isInLast() are
#   false. None gives an error.
# Why it matters: a message prints Invalid DateTime, and a filter with isBetween() drops every renewal. Write
#   toDateTime() first.
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
const date = "'2026-03-01T00:00:00.000Z'";
for (const text of [
	`${date}.format('dd.MM.yyyy')`,
	`${date}.isBetween('2026-02-01', '2026-04-01')`,
	`${date}.extract('month')`,
	`${date}.toDateTime().format('dd.MM.yyyy')`,
	`${date}.toDateTime().isBetween('2026-02-01', '2026-04-01')`,
	`${date}.toDateTime().extract('month')`,
]) {
	console.log(`${text}: ${evaluate(text)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated=''\''2026-03-01T00:00:00.000Z'\''.format('\''dd.MM.yyyy'\''): Invalid DateTime
'\''2026-03-01T00:00:00.000Z'\''.isBetween('\''2026-02-01'\'', '\''2026-04-01'\''): false
'\''2026-03-01T00:00:00.000Z'\''.extract('\''month'\''): NaN
'\''2026-03-01T00:00:00.000Z'\''.toDateTime().format('\''dd.MM.yyyy'\''): 01.03.2026
'\''2026-03-01T00:00:00.000Z'\''.toDateTime().isBetween('\''2026-02-01'\'', '\''2026-04-01'\''): true
'\''2026-03-01T00:00:00.000Z'\''.toDateTime().extract('\''month'\''): 3'

echo 'n8n-workflow@2.41.0, dates as text'
echo 'Expected: 01.03.2026, true and 3, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
