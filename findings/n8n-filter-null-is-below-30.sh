#!/usr/bin/env bash
# Surprise: n8n's Filter and If let null through "is less than 30", in strict mode too, but not a missing field.
# Expected: strict type validation rejects null, which is not a number, or treats it as a missing field.
# Seen (n8n-workflow@2.41.0): null is less than 30 and less than or equal to 0; a missing field is not. With "Convert
#   types where required", an empty text is less than 30 as well.
# Why it matters: vendors send null for subscriptions without an end, and CSV files have empty cells. Both are
#   reported as due now. Add a second condition: the field exists and is not empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { executeFilter } = require('n8n-workflow');
function keeps(leftValue, operation, rightValue, typeValidation) {
	const condition = { id: '1', leftValue, rightValue, operator: { type: 'number', operation } };
	const options = { caseSensitive: true, leftValue: '', typeValidation, version: 2 };
	try {
		return executeFilter({ combinator: 'and', conditions: [condition], options }) ? 'kept' : 'dropped';
	} catch {
		return 'error';
	}
}
for (const typeValidation of ['strict', 'loose']) {
	for (const [name, value] of [['5', 5], ['null', null], ['missing', undefined], ['empty text', '']]) {
		console.log(`${typeValidation}, ${name}: ${keeps(value, 'lt', 30, typeValidation)} by < 30, ${keeps(value, 'lte', 0, typeValidation)} by <= 0`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='strict, 5: kept by < 30, dropped by <= 0
strict, null: kept by < 30, kept by <= 0
strict, missing: dropped by < 30, dropped by <= 0
strict, empty text: error by < 30, error by <= 0
loose, 5: kept by < 30, dropped by <= 0
loose, null: kept by < 30, kept by <= 0
loose, missing: dropped by < 30, dropped by <= 0
loose, empty text: kept by < 30, kept by <= 0'

echo 'n8n-workflow@2.41.0'
echo 'Expected: null and missing are treated alike, and neither is kept'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
