#!/usr/bin/env bash
# Surprise: AlaSQL counts INTERVAL 1 MONTH as exactly 30 days and INTERVAL 1 YEAR as exactly 365.
# Expected: DATE_ADD is MySQL's function, so 31 January plus 1 month is 28 February, 1 March plus 1 month is 1 April,
#   and 1 March 2027 plus 1 year is 1 March 2028.
# Seen (alasql@4.4.0): 2 March, 31 March and 29 February. Its DATEADD(month, 1, ...) does count calendar months.
# Why it matters: a notice date or a next term computed in a SQL merge drifts by one to three days, so a customer is
#   reminded after the notice period has started. Compute calendar terms with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const alasql = require('alasql');
for (const [day, term] of [['2026-01-31', '1 MONTH'], ['2026-03-01', '1 MONTH'], ['2027-03-01', '1 YEAR']]) {
	const [{ later }] = alasql(`SELECT DATE_ADD('${day}', INTERVAL ${term}) AS later`);
	console.log(`${day} + ${term}: ${new Date(later).toISOString().slice(0, 10)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-01-31 + 1 MONTH: 2026-03-02
2026-03-01 + 1 MONTH: 2026-03-31
2027-03-01 + 1 YEAR: 2028-02-29'

echo 'alasql@4.4.0'
echo 'Expected: 2026-02-28, 2026-04-01 and 2028-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
