#!/usr/bin/env bash
# Surprise: mingo adds a month to 31 January and returns 3 March.
# Expected: MongoDB limits the day to the last one of the resulting month: 28 February, as its manual says of $dateAdd
#   and $dateSubtract.
# Seen (mingo@7.2.7): one month after 31 January 2026 is 3 March, one month before 31 March is 3 March too, one
#   quarter after 30 November is 2 March, and one year after 29 February 2024 is 1 March 2025.
# Why it matters: pipelines tested in memory with mingo compute other renewal dates than the database does, and the
#   next term begins days late. Compute terms with a date library before the pipeline.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mingo@7.2.7 > /dev/null

cat > seen.cjs <<'JS'
const { Aggregator } = require('mingo');
const dates = [['$dateAdd', '2026-01-31', 'month'], ['$dateSubtract', '2026-03-31', 'month'], ['$dateAdd', '2026-11-30', 'quarter'], ['$dateAdd', '2024-02-29', 'year']];
for (const [operator, day, unit] of dates) {
	const stage = { $project: { result: { [operator]: { startDate: '$day', unit, amount: 1 } } } };
	const [{ result }] = new Aggregator([stage]).run([{ day: new Date(day) }]);
	console.log(`${operator} of 1 ${unit}, ${day}: ${result.toISOString().slice(0, 10)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='$dateAdd of 1 month, 2026-01-31: 2026-03-03
$dateSubtract of 1 month, 2026-03-31: 2026-03-03
$dateAdd of 1 quarter, 2026-11-30: 2027-03-02
$dateAdd of 1 year, 2024-02-29: 2025-03-01'

echo 'mingo@7.2.7, date arithmetic at the end of a month'
echo 'Expected: 2026-02-28, 2026-02-28, 2027-02-28 and 2025-02-28, as in MongoDB'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
