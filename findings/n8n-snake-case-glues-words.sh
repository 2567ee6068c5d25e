#!/usr/bin/env bash
# Surprise: in n8n, "customerName".toSnakeCase() is customername.
# Expected: customer_name, as in lodash and as the name of the function says. A capital letter begins a word.
# Seen (n8n-workflow@2.41.0): only spaces and hyphens become underscores. "renewalDate" and "renewaldate" get the same
#   name, and "Renewal Date" another one.
# Why it matters: fields are renamed for a database with columns in snake case. The columns of camel-case fields do
#   not match and stay empty. Write the regular expression yourself.
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
for (const name of ['customerName', 'renewalDate', 'Renewal Date', 'renewal-date', 'subscriptionID']) {
	console.log(`${name}: ${evaluate(`"${name}".toSnakeCase()`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='customerName: customername
renewalDate: renewaldate
Renewal Date: renewal_date
renewal-date: renewal_date
subscriptionID: subscriptionid'

echo 'n8n-workflow@2.41.0, toSnakeCase()'
echo 'Expected: customer_name, renewal_date three times, and subscription_id'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
