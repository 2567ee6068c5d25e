#!/usr/bin/env bash
# Surprise: natural-orderby takes product codes such as 12E4 for numbers, and dates with slashes for American ones.
# Expected: natural order compares the digits and letters of a text piece by piece: 2E6 before 12E4 before 13000, and
#   dates by day.
# Seen (natural-orderby@5.0.0): 12E4 is 120,000 and comes after 13000, 2E6 is two million and comes last. 05/02/2026
#   is 2 May and comes after 01/03/2026, which is 3 January, while 20/01/2026 is no date and comes first.
# Why it matters: a sorted list of SKUs or of European dates looks random from the first such value on. Sort by padded
#   text or ISO dates.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts natural-orderby@5.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { orderBy } from 'natural-orderby';
console.log(orderBy(['13000', '12E4', '2E6', '12000']).join(', '));
console.log(orderBy(['20/01/2026', '05/02/2026', '01/03/2026']).join(', '));
JS
seen=$(TZ=UTC node seen.mjs)
stated='12000, 13000, 12E4, 2E6
20/01/2026, 01/03/2026, 05/02/2026'

echo 'natural-orderby@5.0.0'
echo 'Expected: 2E6, 12E4, 12000, 13000 and 01/03/2026, 05/02/2026, 20/01/2026'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
