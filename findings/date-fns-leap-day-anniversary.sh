#!/usr/bin/env bash
# Surprise: date-fns says that its own anniversary of 29 February is twelve months but not one year later.
# Expected: if addYears(29 February 2024, 1) is 28 February 2025, differenceInYears between the two is 1, as
#   differenceInMonths is 12.
# Seen (date-fns@4.4.0): 0 years, 12 months, 4 quarters.
# Why it matters: a check "one year has passed" never fires on the renewal day that addYears computed. It fires a day
#   late, when the term has run out. Compare dates with addYears, not year counts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const fns = require('date-fns');
const start = new Date(2024, 1, 29);
const renewal = fns.addYears(start, 1);
console.log('addYears:', fns.format(renewal, 'yyyy-MM-dd'));
console.log('differenceInYears:', fns.differenceInYears(renewal, start));
console.log('differenceInQuarters:', fns.differenceInQuarters(renewal, start));
console.log('differenceInMonths:', fns.differenceInMonths(renewal, start));
JS
seen=$(TZ=UTC node seen.cjs)
stated='addYears: 2025-02-28
differenceInYears: 0
differenceInQuarters: 4
differenceInMonths: 12'

echo 'date-fns@4.4.0, from 2024-02-29'
echo 'Expected: 1 year, 4 quarters, 12 months'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
