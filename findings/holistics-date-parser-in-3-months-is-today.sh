#!/usr/bin/env bash
# Surprise: @holistics/date-parser reads "in 3 months" as today.
# Expected: three months later, or an error, as for "in 30 days".
# Seen: a range that begins and ends on the day of the reference. Words that it does not know are left out: "before
#   2026-03-01" is the day, and "beginning of this month" in 1970.
# Why it matters: a filter that someone types in finds nothing, or another period, and says nothing. Accept only
#   phrases that you have tried.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @holistics/date-parser@3.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { parse } = createRequire(import.meta.url)('@holistics/date-parser');
for (const text of ['next month', '3 months from now', 'in 3 months', '3 months', 'before 2026-03-01', 'beginning of this month']) {
	const { start, end } = parse(text, new Date('2026-01-15T12:00:00Z'), { parserVersion: 3, output: 'date' });
	console.log(`${text}: ${start} to ${end}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='next month: 2026-02-01 to 2026-03-01
3 months from now: 2026-04-01 to 2026-05-01
in 3 months: 2026-01-15 to 2026-01-15
3 months: 2026-01-15 to 2026-01-15
before 2026-03-01: 2026-03-01 to 2026-03-02
beginning of this month: 1970-01-01 to 1970-01-01'

echo '@holistics/date-parser@3.0.2, on 15 January 2026, the end is not included'
echo 'Expected: a range in April, or an error, for "in 3 months"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
