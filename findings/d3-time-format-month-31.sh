#!/usr/bin/env bash
# Surprise: d3-time-format reads 13/31/2026 as 13 July 2028 when the day comes first in the format.
# Expected: null, as for any other text that does not fit: there is no month 31.
# Seen: the month runs over into later years. date-format-parse does the same with 31/13/2026, which becomes 31 January
#   2027.
# Why it matters: a file with American dates is read without a word, and renewals move by years. Compare the formatted
#   result with the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts d3-time-format@4.1.1 date-format-parse@0.2.7 > /dev/null

cat > seen.mjs <<'JS'
import { utcParse } from 'd3-time-format';
import { parse } from 'date-format-parse';
const day = (date) => date?.toISOString().slice(0, 10) ?? null;
for (const text of ['13/03/2026', '13/31/2026', 'soon']) console.log(`d3-time-format, %d/%m/%Y, ${text}: ${day(utcParse('%d/%m/%Y')(text))}`);
console.log(`date-format-parse, DD/MM/YYYY, 31/13/2026: ${day(parse('31/13/2026', 'DD/MM/YYYY'))}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='d3-time-format, %d/%m/%Y, 13/03/2026: 2026-03-13
d3-time-format, %d/%m/%Y, 13/31/2026: 2028-07-13
d3-time-format, %d/%m/%Y, soon: null
date-format-parse, DD/MM/YYYY, 31/13/2026: 2027-01-31'

echo 'd3-time-format@4.1.1 and date-format-parse@0.2.7, American dates with a European format'
echo 'Expected: no date for a month 31 or 13'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
