#!/usr/bin/env bash
# Surprise: n8n's Filter and If, with strict types, accept "Windows 11" and an Excel serial in text as dates.
# Expected: strict type validation rejects text that is not a date, as it does for "N/A" and "31/03/2026".
# Seen (n8n-workflow@2.41.0): "Windows 11" is 1 November 2001, so always before today. "46082", the text of an Excel
#   serial, is in the year 46082, so never before anything. "01.03.2026" is 3 January.
# Why it matters: a column that shifted by one, or a date cell that came as a number, gives an answer instead of an error,
#   and the renewal is in the wrong branch. Check the shape first, with a condition on the text (matches regex).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null

cat > seen.cjs <<'JS'
const { executeFilter } = require('n8n-workflow');
function isBefore(leftValue, rightValue) {
	const condition = { id: '1', leftValue, rightValue, operator: { type: 'dateTime', operation: 'before' } };
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	try {
		return executeFilter({ combinator: 'and', conditions: [condition], options });
	} catch {
		return 'error';
	}
}
for (const text of ['N/A', '31/03/2026', 'Windows 11', 'Plan 1', '46082', '01.03.2026']) {
	console.log(`${text}: before 2026-02-01 ${isBefore(text, '2026-02-01')}, before 2030-01-01 ${isBefore(text, '2030-01-01')}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='N/A: before 2026-02-01 error, before 2030-01-01 error
31/03/2026: before 2026-02-01 error, before 2030-01-01 error
Windows 11: before 2026-02-01 true, before 2030-01-01 true
Plan 1: before 2026-02-01 true, before 2030-01-01 true
46082: before 2026-02-01 false, before 2030-01-01 false
01.03.2026: before 2026-02-01 true, before 2030-01-01 true'

echo 'n8n-workflow@2.41.0, strict type validation'
echo 'Expected: an error for each text, except 01.03.2026, which is false and true'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
