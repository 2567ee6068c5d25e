#!/usr/bin/env bash
# Surprise: n8n's Filter and If find that a date which was added or removed is not different from no date.
# Expected: "is not equal to" is true if one value is missing, as it is for text, numbers and booleans.
# Seen (n8n-workflow@2.41.0): for the type Date & Time both "is equal to" and "is not equal to" are false as soon as one
#   of the two dates is null or missing. For text and numbers one of them is always true.
# Why it matters: a workflow that compares last week's end date with today's drops the subscription that has just been
#   cancelled, and the one that has just got an end. Compare the dates as text, or add "exists" conditions.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { executeFilter } = require('n8n-workflow');
function holds(type, operation, leftValue, rightValue) {
	const condition = { id: '1', leftValue, rightValue, operator: { type, operation } };
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 };
	return executeFilter({ combinator: 'and', conditions: [condition], options });
}
for (const [type, value, other] of [['dateTime', '2026-03-01', '2026-04-01'], ['string', '2026-03-01', '2026-04-01'], ['number', 5, 6]]) {
	for (const [name, left, right] of [['changed', value, other], ['added', null, value], ['removed', value, undefined]]) {
		console.log(`${type}, ${name}: equal ${holds(type, 'equals', left, right)}, not equal ${holds(type, 'notEquals', left, right)}`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='dateTime, changed: equal false, not equal true
dateTime, added: equal false, not equal false
dateTime, removed: equal false, not equal false
string, changed: equal false, not equal true
string, added: equal false, not equal true
string, removed: equal false, not equal true
number, changed: equal false, not equal true
number, added: equal false, not equal true
number, removed: equal false, not equal true'

echo 'n8n-workflow@2.41.0, conditions of Filter, If and Switch'
echo 'Expected: equal false and not equal true, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
