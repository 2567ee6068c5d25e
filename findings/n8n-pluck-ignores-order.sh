#!/usr/bin/env bash
# Surprise: in n8n, pluck('renews', 'name') returns the values in the order of each object, not in the order asked for.
# Expected: [renews, name] for each entry, as pluck of Ruby on Rails does, with null for a missing value.
# Seen (n8n-workflow@2.41.0): an entry that has name first gives [name, renews]. An entry with one of the two fields
#   gives the bare value in place of a list.
# Why it matters: JSON objects have no order, and vendors build them in different ways. A table made of the lists has
#   names in the column of dates for some rows. Use map(entry => [entry.renews, entry.name]).
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
for (const entry of ["{ renews: '2026-03-01', name: 'Contoso' }", "{ name: 'Fabrikam', renews: '2026-04-01' }", "{ name: 'Tailspin' }"]) {
	console.log(JSON.stringify(evaluate(`[${entry}].pluck('renews', 'name')`)));
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='[["2026-03-01","Contoso"]]
[["Fabrikam","2026-04-01"]]
["Tailspin"]'

echo 'n8n-workflow@2.41.0, pluck of renews and name'
echo 'Expected: the date first, and a list for each entry'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
