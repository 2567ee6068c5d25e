#!/usr/bin/env bash
# Surprise: compact() in an n8n expression turns a list inside an object into an object, and drops dates.
# Expected: only empty values go. A list stays a list, and a date stays.
# Seen (n8n-workflow@2.41.0): ["MAIL","BACKUP"] becomes {"0":"MAIL","1":"BACKUP"}, and a Date is missing afterwards,
#   because compact() treats both as plain objects and finds no fields in a Date.
# Why it matters: compact() is used to tidy an item before a CRM or an API receives it. The API rejects the object
#   where it wants a list, and a renewal date that a Code node made is lost. Remove empty fields in an Edit Fields
#   node.
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
for (const field of ["sku: 'MAIL'", "skus: ['MAIL', 'BACKUP']", "renews: new Date('2026-03-01')"]) {
	console.log(`${field}: ${JSON.stringify(evaluate(`({ customer: 'Contoso', ${field}, note: '' }).compact()`))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='sku: '"'MAIL'"': {"customer":"Contoso","sku":"MAIL"}
skus: ['"'MAIL', 'BACKUP'"']: {"customer":"Contoso","skus":{"0":"MAIL","1":"BACKUP"}}
renews: new Date('"'2026-03-01'"'): {"customer":"Contoso"}'

echo 'n8n-workflow@2.41.0, ({ customer, <field>, note: "" }).compact()'
echo 'Expected: the field unchanged, and no note'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
