#!/usr/bin/env bash
# Surprise: fiscal ends a fiscal year that starts in January a day before it starts.
# Expected: 1 January to 31 December of one year, as April gives 1 April to 31 March.
# Seen: the end is 31 December of the year before. Quarters end at midnight at the start of their last day, years at
#   the end of theirs.
# Why it matters: no renewal lies in such a year, and those of the last day of a quarter are in none. January is the
#   default of most companies. Take the start of the next year or quarter, and compare with "before".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fiscal@1.0.0 > /dev/null

cat > seen.mjs <<'JS'
import Fiscal from 'fiscal';
for (const month of [0, 3]) {
	const { fiscalYear, quarter } = new Fiscal(month).getFiscalInfoForDate(new Date('2026-05-15'));
	const text = ({ startDate, endDate }) => `${startDate.toISOString()} to ${endDate.toISOString()}`;
	console.log(`from month ${month}\n  year: ${text(fiscalYear)}\n  quarter: ${text(quarter)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='from month 0
  year: 2026-01-01T00:00:00.000Z to 2025-12-31T23:59:59.999Z
  quarter: 2026-04-01T00:00:00.000Z to 2026-06-30T00:00:00.000Z
from month 3
  year: 2026-04-01T00:00:00.000Z to 2027-03-31T23:59:59.999Z
  quarter: 2026-04-01T00:00:00.000Z to 2026-06-30T00:00:00.000Z'

echo 'fiscal@1.0.0, the fiscal year and quarter of 15 May 2026'
echo 'Expected: 2026-01-01 to 2026-12-31, 2026-04-01 to 2027-03-31, quarters until 2026-06-30T23:59:59.999Z'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
