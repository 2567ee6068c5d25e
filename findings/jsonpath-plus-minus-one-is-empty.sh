#!/usr/bin/env bash
# Surprise: $.renewals[-1] finds nothing in jsonpath-plus.
# Expected: the last element, as RFC 9535 defines, and as the slice [-1:] returns here.
# Seen (jsonpath-plus@10.4.0): [-1] and [-2] are empty lists without an error, while [-1:] and [(@.length-1)] return
#   the last element.
# Why it matters: the newest term of a subscription is the last one of its list. A missing result reads as a
#   subscription without any. Write [-1:].
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonpath-plus@10.4.0 > /dev/null

cat > seen.cjs <<'JS'
const { JSONPath } = require('jsonpath-plus');
const json = { renewals: ['2024-03-01', '2025-03-01', '2026-03-01'] };
for (const path of ['$.renewals[-1]', '$.renewals[-2]', '$.renewals[-1:]', '$.renewals[2]']) console.log(`${path}: ${JSON.stringify(JSONPath({ path, json }))}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='$.renewals[-1]: []
$.renewals[-2]: []
$.renewals[-1:]: ["2026-03-01"]
$.renewals[2]: ["2026-03-01"]'

echo 'jsonpath-plus@10.4.0, an index from the end'
echo 'Expected: 2026-03-01, 2025-03-01, 2026-03-01 and 2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
