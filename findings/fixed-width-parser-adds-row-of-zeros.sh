#!/usr/bin/env bash
# Surprise: fixed-width-parser makes another record of the line break at the end of a file.
# Expected: two records from two lines, each ended by a line break, as with CSV readers.
# Seen: a third one with an empty id, 0 seats and a price of 0. A blank number in a real line is 0 as well.
# Why it matters: the report gets a customer without a name, and "unknown" cannot be told from a license without seats.
#   Trim the text first, and read numbers as text where they may be blank.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fixed-width-parser@3.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { FixedWidthParser } = createRequire(import.meta.url)('fixed-width-parser');
const parser = new FixedWidthParser([
	{ name: 'id', start: 0, width: 6 },
	{ name: 'seats', type: 'int', start: 6, width: 5 },
	{ name: 'price', type: 'float', start: 11, width: 8 },
]);
for (const record of parser.parse('A00012   50 1200.50\nA00013       800.00\n')) console.log(JSON.stringify(record));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"id":"A00012","seats":50,"price":1200.5}
{"id":"A00013","seats":0,"price":800}
{"id":"","seats":0,"price":0}'

echo 'fixed-width-parser@3.0.0'
echo 'Expected: two records, the second without seats'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
