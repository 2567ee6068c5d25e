#!/usr/bin/env bash
# Surprise: csv-to-markdown-table makes two rows of a value with a line break, and shows the quotation marks around
#   values.
# Expected: one row for each record, with the values as a CSV reader gives them.
# Seen: the second half of the note is the customer of another row. A line break at the end of the file makes an empty
#   row.
# Why it matters: a message shows a renewal too many, and names that are none. Read the CSV with a parser, and write
#   the table from the records.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-to-markdown-table@1.6.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const convert = createRequire(import.meta.url)('csv-to-markdown-table');
console.log((convert.default ?? convert)('customer,note\nAcme,"call, please"\nBeta,"call\nplease"\n', ',', true).replace(/ +$/gm, '').trim());
JS
seen=$(TZ=UTC node seen.mjs)
stated='| customer | note           |
|----------|----------------|
| Acme     | "call, please" |
| Beta     | "call          |
| please"  |                |
|          |                |'

echo 'csv-to-markdown-table@1.6.3'
echo 'Expected: two rows without quotation marks'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
