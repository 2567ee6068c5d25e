#!/usr/bin/env bash
# Surprise: csvjson writes a tab for each comma in a value.
# Expected: the value in quotation marks, with its comma (RFC 4180).
# Seen: commas and line breaks within values become tabs. A quotation mark stays as it is, so the row cannot be read.
# Why it matters: names of customers are changed, and no longer match those in other systems. Use csv-stringify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csvjson@5.1.0 > /dev/null

cat > seen.mjs <<'JS'
import csvjson from 'csvjson';
const csv = csvjson.toCSV([{ customer: 'Acme, Berlin', note: 'first\nsecond', size: '19" rack' }], { headers: 'key' });
console.log(JSON.stringify(csv));
JS
seen=$(TZ=UTC node seen.mjs)
stated='"customer,note,size\nAcme\t Berlin,first\tsecond,19\" rack"'

echo 'csvjson@5.1.0'
echo 'Expected: the values between quotation marks'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
