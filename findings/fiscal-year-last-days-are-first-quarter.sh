#!/usr/bin/env bash
# Surprise: fiscal-year puts the last days of a fiscal year in the first quarter of that year, if the year does not
#   start on the first of a month.
# Expected: with a year from 6 April, 5 April 2026 is in the fourth quarter and the last month of 2026.
# Seen: the year is right, but 1 to 5 April 2026 are in quarter 1 and month 0 of 2026, a year early.
# Why it matters: renewals of the first days of April are summed with those of a year ago. Start on the first of a
#   month, or compute quarters from the start date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fiscal-year@1.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const fiscalYear = createRequire(import.meta.url)('fiscal-year').default;
const british = fiscalYear({ month: 3, day: 6 });
for (const date of ['2025-04-06', '2026-03-31', '2026-04-01', '2026-04-05', '2026-04-06']) {
	console.log(`${date}: year ${british.getFiscalYear(date)}, quarter ${british.getFiscalQuarter(date)}, month ${british.getFiscalMonth(date)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2025-04-06: year 2026, quarter 1, month 0
2026-03-31: year 2026, quarter 4, month 11
2026-04-01: year 2026, quarter 1, month 0
2026-04-05: year 2026, quarter 1, month 0
2026-04-06: year 2027, quarter 1, month 0'

echo 'fiscal-year@1.0.0, fiscal years from 6 April'
echo 'Expected: 2026-04-01 and 2026-04-05: year 2026, quarter 4, month 11'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
