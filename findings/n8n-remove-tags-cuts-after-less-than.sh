#!/usr/bin/env bash
# Surprise: in n8n, "Seats < 50, renews 1 March".removeTags() is "Seats ".
# Expected: the text stays, because it has no tags.
# Seen (n8n-workflow@2.41.0): whatever follows a less-than sign is removed, up to the next greater-than sign or to the
#   end of the text.
# Why it matters: the date at the end of a note is gone from the report. Replace /<[a-z/][^>]*>/gi yourself.
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
for (const text of ['Seats < 50, renews 1 March', '<b>Contoso</b>: <30 days left, 12 seats', '<b>Contoso</b>: 12 seats']) {
	console.log(`${text}: ${JSON.stringify(evaluate(`${JSON.stringify(text)}.removeTags()`))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='Seats < 50, renews 1 March: "Seats "
<b>Contoso</b>: <30 days left, 12 seats: "Contoso: "
<b>Contoso</b>: 12 seats: "Contoso: 12 seats"'

echo 'n8n-workflow@2.41.0, removeTags()'
echo 'Expected: "Seats < 50, renews 1 March", "Contoso: <30 days left, 12 seats" and "Contoso: 12 seats"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
