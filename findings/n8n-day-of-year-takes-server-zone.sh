#!/usr/bin/env bash
# Surprise: in n8n, 1 January in Berlin is day 365 of the year.
# Expected: day 1 of 2026, in the zone of the workflow, as extract("month") is 1.
# Seen (n8n-workflow@2.41.0): extract("yearDayNumber") looks at the date in the zone of the server. On a server that
#   runs in UTC, midnight in Berlin is the day before.
# Why it matters: a list that is sorted or grouped by the day of the year is a day off, and 1 January comes last. Use
#   ordinal of a DateTime.
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
for (const day of ['2026-01-01', '2026-03-01']) {
	const values = ["extract('month')", "extract('yearDayNumber')", 'ordinal'].map((part) => `${part} ${evaluate(`'${day}'.toDateTime().${part}`)}`);
	console.log(`${day}: ${values.join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-01-01: extract('\''month'\'') 1, extract('\''yearDayNumber'\'') 365, ordinal 1
2026-03-01: extract('\''month'\'') 3, extract('\''yearDayNumber'\'') 59, ordinal 60'

echo 'n8n-workflow@2.41.0, workflow in Berlin, server in UTC'
echo 'Expected: day 1 and day 60'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
