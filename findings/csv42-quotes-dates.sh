#!/usr/bin/env bash
# Surprise: csv42 writes a date with quotation marks as part of the value.
# Expected: 2026-03-01T00:00:00.000Z, as for a text with the same characters.
# Seen (csv42@5.0.3): the cell is """2026-03-01T00:00:00.000Z""", which spreadsheets and other readers show with the
#   marks, so that it is no date. Its own reader takes the marks off.
# Why it matters: the column of renewal dates cannot be sorted or filtered. Convert dates to text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv42@5.0.3 csv-parse@7.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { json2csv } from 'csv42';
import { parse } from 'csv-parse/sync';
const date = new Date('2026-03-01T00:00:00Z');
for (const renews of [date, date.toISOString()]) {
	const text = json2csv([{ customer: 'Acme', renews }]);
	console.log(`${typeof renews}: ${text.split('\r\n')[1]}, read as ${parse(text, { columns: true })[0].renews}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='object: Acme,"""2026-03-01T00:00:00.000Z""", read as "2026-03-01T00:00:00.000Z"
string: Acme,2026-03-01T00:00:00.000Z, read as 2026-03-01T00:00:00.000Z'

echo 'csv42@5.0.3, read by csv-parse@7.0.3'
echo 'Expected: 2026-03-01T00:00:00.000Z without quotation marks for both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
