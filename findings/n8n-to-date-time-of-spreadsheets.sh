#!/usr/bin/env bash
# Surprise: west of Greenwich, n8n's toDateTime turns a spreadsheet serial or a written date into the day before.
# Expected: 46082 with format 'excel', '2026-03-01', '03/01/2026' and '1 March 2026' are the same day in the workflow.
# Seen (n8n-workflow@2.41.0): ISO text is read in the workflow's zone. The serial is read in UTC and other text in the
#   server's zone, and both are then shown in the workflow's zone: 28 February in New York.
# Why it matters: n8n's Extract From File returns dates of XLSX files as serials. American users get every renewal one
#   day early, while European users see nothing wrong. Take the day in UTC: .toDateTime('excel').toUTC().toISODate().
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
for (const timezone of ['Europe/Berlin', 'America/New_York']) {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes, settings: { timezone } });
	const evaluate = (text) => workflow.expression.getSimpleParameterValue(node, `={{ ${text} }}`, 'manual', {});
	for (const value of ["'2026-03-01'.toDateTime()", "(46082).toDateTime('excel')", "'03/01/2026'.toDateTime()", "'1 March 2026'.toDateTime()"]) {
		console.log(`${timezone} ${value}: ${evaluate(`${value}.toISODate()`)}`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated="Europe/Berlin '2026-03-01'.toDateTime(): 2026-03-01
Europe/Berlin (46082).toDateTime('excel'): 2026-03-01
Europe/Berlin '03/01/2026'.toDateTime(): 2026-03-01
Europe/Berlin '1 March 2026'.toDateTime(): 2026-03-01
America/New_York '2026-03-01'.toDateTime(): 2026-03-01
America/New_York (46082).toDateTime('excel'): 2026-02-28
America/New_York '03/01/2026'.toDateTime(): 2026-02-28
America/New_York '1 March 2026'.toDateTime(): 2026-02-28"

echo 'n8n-workflow@2.41.0 on a server in UTC'
echo 'Expected: 2026-03-01 everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
