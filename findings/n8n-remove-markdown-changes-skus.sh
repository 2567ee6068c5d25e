#!/usr/bin/env bash
# Surprise: in n8n, removeMarkdown() takes the underscores out of ids.
# Expected: underscores within a word stay: CommonMark does not see emphasis in KN_PRO_100.
# Seen (n8n-workflow@2.41.0): KN_PRO_100 becomes KNPRO100, and 2_500 stays, as one underscore is not enough. Asterisks
#   between numbers stay too.
# Why it matters: a SKU that is cleaned for a message, or for a comparison, is no longer valid. Remove only the signs
#   that you know to be there.
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
for (const text of ['KN_PRO_100', 'snake_case_name', '2_500 seats', '*KN* PRO', '5 * 3 * 2']) {
	console.log(`${text}: ${evaluate(`"${text}".removeMarkdown()`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='KN_PRO_100: KNPRO100
snake_case_name: snakecasename
2_500 seats: 2_500 seats
*KN* PRO: KN PRO
5 * 3 * 2: 5 * 3 * 2'

echo 'n8n-workflow@2.41.0, removeMarkdown()'
echo 'Expected: KN_PRO_100, snake_case_name, 2_500 seats, KN PRO and 5 * 3 * 2'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
