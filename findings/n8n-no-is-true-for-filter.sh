#!/usr/bin/env bash
# Surprise: n8n's Filter takes the text "no" for true, and toBoolean() takes "N" and "off" for true.
# Expected: one reading of yes and no in all of n8n, or an error, as Edit Fields gives.
# Seen (n8n-workflow@2.41.0): with "Convert types where required", the condition "is true" is met by "no", "off" and
#   "N", and by any other text but "false" and "0". toBoolean() knows "no" as false, but not "off" and "N". Edit
#   Fields rejects all of them.
# Why it matters: vendors and sheets write auto-renewal as N, no or off. A filter on "is true" lets them all pass, as
#   if the licenses renewed. Compare with the exact text.
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
const { executeFilter } = require('n8n-workflow');
for (const text of ['no', 'N', 'off', 'false', '0']) {
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	const conditions = [{ id: '1', leftValue: text, rightValue: '', operator }];
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 };
	console.log(`"${text}": Filter ${executeFilter({ options, conditions, combinator: 'and' })}, toBoolean() ${evaluate(`"${text}".toBoolean()`)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='"no": Filter true, toBoolean() false
"N": Filter true, toBoolean() true
"off": Filter true, toBoolean() true
"false": Filter false, toBoolean() false
"0": Filter false, toBoolean() false'

echo 'n8n-workflow@2.41.0, the condition "is true" and toBoolean()'
echo 'Expected: false in both, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
