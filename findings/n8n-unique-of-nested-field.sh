#!/usr/bin/env bash
# Surprise: in n8n, unique() by a nested field keeps one item of the whole list.
# Expected: customer.id is the id in customer, as in Remove Duplicates and in every other node, or an error says that
#   there is no such field.
# Seen (n8n-workflow@2.41.0): a field with a dot, or a field that is misspelled, is missing in all items, so all are
#   equal and only the first stays. pluck() of such a field is an empty list.
# Why it matters: unique("customer.id") reports one customer of hundreds, without an error. Use a node, or filter by the
#   position of the first item with the same id.
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
const renewals = '[{ customer: { id: 1 } }, { customer: { id: 2 } }, { customer: { id: 2 } }]';
for (const call of ["unique('customer.id')", "unique('customerId')", "pluck('customer.id')"]) {
	console.log(`${call}: ${JSON.stringify(evaluate(`${renewals}.${call}`))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='unique('\''customer.id'\''): [{"customer":{"id":1}}]
unique('\''customerId'\''): [{"customer":{"id":1}}]
pluck('\''customer.id'\''): []'

echo 'n8n-workflow@2.41.0, unique() and pluck() of three renewals of customers 1, 2 and 2'
echo 'Expected: customers 1 and 2, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
