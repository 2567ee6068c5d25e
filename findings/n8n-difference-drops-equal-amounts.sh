#!/usr/bin/env bash
# Surprise: in n8n, [50, 50, 20].difference([20]) is [50].
# Expected: [50, 50], the list without the entries of the other one, as in lodash.
# Seen (n8n-workflow@2.41.0): difference() also removes entries that occur twice in the first list, even if the other
#   list is empty.
# Why it matters: of two renewals with the same amount or the same number of seats one is lost, and the sum is too
#   small. Use filter() with includes().
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
for (const text of [
	'[50, 50, 20].difference([20])',
	'[50, 50, 20].difference([])',
	'[50, 50, 20].difference([]).sum()',
]) {
	console.log(`${text}: ${JSON.stringify(evaluate(text))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='[50, 50, 20].difference([20]): [50]
[50, 50, 20].difference([]): [50,20]
[50, 50, 20].difference([]).sum(): 70'

echo 'n8n-workflow@2.41.0, lists'
echo 'Expected: [50,50], [50,50,20] and 120'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
