#!/usr/bin/env bash
# Surprise: in n8n, toDateTime() reads an ISO date in the workflow's zone, but other texts in the zone of the server.
# Expected: the workflow's zone for all of them, as it is set there for this purpose.
# Seen (n8n-workflow@2.41.0): in a workflow of Berlin on a server in Tokyo, "2026-03-01" is 1 March, but "1 Mar
#   2026" and "March 1, 2026" are 28 February, 16:00. On a server in UTC they are 1 March, 01:00.
# Why it matters: dates of mails and sheets come in such forms. On most servers the day is right by chance; elsewhere
#   each renewal is a day early. Use DateTime.fromFormat() with the form.
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

for (const text of ['2026-03-01', '1 Mar 2026', 'March 1, 2026', 'March 2026']) {
	console.log(`${text}: ${evaluate(`"${text}".toDateTime().toFormat("d MMM, HH:mm")`)}`);
}
JS
seen=$(TZ=Asia/Tokyo node seen.cjs)
stated='2026-03-01: 1 Mar, 00:00
1 Mar 2026: 28 Feb, 16:00
March 1, 2026: 28 Feb, 16:00
March 2026: 28 Feb, 16:00'

echo 'n8n-workflow@2.41.0, toDateTime() in a workflow of Berlin, on a server in Tokyo'
echo 'Expected: 1 Mar, 00:00, four times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
