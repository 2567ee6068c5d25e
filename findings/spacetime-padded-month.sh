#!/usr/bin/env bash
# Surprise: the format {month-pad} of spacetime prints 02 for March.
# Expected: {date-pad}/{month-pad}/{year} is 01/03/2026 for 1 March 2026, as {date-pad} pads the day of the month that
#   people count from 1.
# Seen (spacetime@7.15.0): it is 01/02/2026. January is 00. {month-number} counts from 0 too, while {iso-month} and
#   the format numeric-uk are right.
# Why it matters: every date in a report is a month early, and looks valid except in January. Use {iso-month}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts spacetime@7.15.0 > /dev/null

cat > seen.cjs <<'JS'
const spacetime = require('spacetime');
for (const day of ['2026-03-01', '2026-01-15']) {
	const date = spacetime(day, 'UTC');
	for (const format of ['{date-pad}/{month-pad}/{year}', '{date-pad}/{iso-month}/{year}', 'numeric-uk']) console.log(`${day}, ${format}: ${date.format(format)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-03-01, {date-pad}/{month-pad}/{year}: 01/02/2026
2026-03-01, {date-pad}/{iso-month}/{year}: 01/03/2026
2026-03-01, numeric-uk: 01/03/2026
2026-01-15, {date-pad}/{month-pad}/{year}: 15/00/2026
2026-01-15, {date-pad}/{iso-month}/{year}: 15/01/2026
2026-01-15, numeric-uk: 15/01/2026'

echo 'spacetime@7.15.0, formats with a padded month'
echo 'Expected: 01/03/2026 and 15/01/2026 for all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
