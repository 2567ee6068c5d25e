#!/usr/bin/env bash
# Surprise: in n8n, the first and the last day of isBetween depend on the time zone of the workflow.
# Expected: '2026-03-01'.toDateTime().isBetween('2026-03-01', '2026-03-31') is true, in every zone, or false in every
#   zone, since all three are dates without a time.
# Seen (n8n-workflow@2.41.0): toDateTime reads a date in the workflow's zone, isBetween reads its two texts in the
#   server's zone, and both ends are excluded. So Berlin loses the first day, New York the last, and UTC both.
# Why it matters: a month's renewals lack those of the first or the last day, which is when most contracts end. Compare
#   DateTimes with >= and <=, and convert all of them in the same way.
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
for (const timezone of ['Europe/Berlin', 'UTC', 'America/New_York']) {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone } });
	const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});
	const within = (day) => evaluate(`'${day}'.toDateTime().isBetween('2026-03-01', '2026-03-31')`);
	const days = ['2026-03-01', '2026-03-15', '2026-03-31'].map((day) => `${day} ${within(day)}`);
	console.log(`${timezone}: ${days.join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='Europe/Berlin: 2026-03-01 false, 2026-03-15 true, 2026-03-31 true
UTC: 2026-03-01 false, 2026-03-15 true, 2026-03-31 false
America/New_York: 2026-03-01 true, 2026-03-15 true, 2026-03-31 false'

echo 'n8n-workflow@2.41.0 on a server in UTC, between 2026-03-01 and 2026-03-31'
echo 'Expected: the same answers in all three zones'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
