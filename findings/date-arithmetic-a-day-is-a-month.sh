#!/usr/bin/env bash
# Surprise: date-arithmetic counts one month from 31 January to 1 February, and no year from 31 December to 1 January.
# Expected: 0 and 0, or 1 and 1: whole units, or changes of the calendar page.
# Seen: months are counted by the calendar, years as a twelfth of that and cut.
# Why it matters: "more than one month left" is true on the day before. Count days.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts date-arithmetic@4.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { diff } = createRequire(import.meta.url)('date-arithmetic');
for (const [from, to, unit] of [['2026-01-31', '2026-02-01', 'month'], ['2026-12-31', '2027-01-01', 'month'], ['2026-12-31', '2027-01-01', 'year'], ['2026-01-01', '2026-01-31', 'month']]) {
	console.log(`${from} to ${to}: ${diff(new Date(`${from}T12:00`), new Date(`${to}T12:00`), unit)} ${unit}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2026-01-31 to 2026-02-01: 1 month
2026-12-31 to 2027-01-01: 1 month
2026-12-31 to 2027-01-01: 0 year
2026-01-01 to 2026-01-31: 0 month'

echo 'date-arithmetic@4.1.0'
echo 'Expected: 0 month, 0 month, 0 year, 0 month, as date-fns counts'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
