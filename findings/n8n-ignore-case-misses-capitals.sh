#!/usr/bin/env bash
# Surprise: with "Ignore Case" on, n8n's Filter no longer finds "Adobe VIP" by the pattern ^Adobe, which it finds without.
# Expected: a condition that ignores case holds at least wherever it holds with case.
# Seen (n8n-workflow@2.41.0): the value is put into lower case, and the pattern is not, so a pattern with a capital
#   letter can never match. "Does not match" is then true for every value. Equals and contains do ignore case.
# Why it matters: a filter by product drops or keeps all renewals as soon as the option is turned on. Write patterns in
#   lower case, or leave the option off and write /^adobe/i.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { executeFilter } = require('n8n-workflow');
function holds(operation, rightValue, caseSensitive) {
	const condition = { id: '1', leftValue: 'Adobe VIP', rightValue, operator: { type: 'string', operation } };
	const options = { caseSensitive, leftValue: '', typeValidation: 'strict', version: 3 };
	return executeFilter({ combinator: 'and', conditions: [condition], options });
}
for (const [operation, value] of [['regex', '^Adobe'], ['regex', '^adobe'], ['regex', '/^adobe/i'], ['notRegex', '^Adobe'], ['contains', 'Adobe']]) {
	console.log(`${operation} ${value}: ${holds(operation, value, true)}, with Ignore Case ${holds(operation, value, false)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='regex ^Adobe: true, with Ignore Case false
regex ^adobe: false, with Ignore Case true
regex /^adobe/i: true, with Ignore Case true
notRegex ^Adobe: false, with Ignore Case true
contains Adobe: true, with Ignore Case true'

echo 'n8n-workflow@2.41.0, Adobe VIP in Filter, If and Switch'
echo 'Expected: with Ignore Case all are true, except notRegex'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
