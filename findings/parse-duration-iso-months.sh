#!/usr/bin/env bash
# Surprise: parse-duration reads ISO 8601 durations, except that a month becomes a minute.
# Expected: P12M is twelve months, as P1Y is one year and P30D is thirty days. PT12M is twelve minutes.
# Seen (parse-duration@2.1.9): P1Y and P30D are read as years and days, so ISO terms seem to work. P12M is 12 minutes.
# Why it matters: P1M, P12M and P36M are how billing APIs state a term. A term of twelve minutes makes every licence
#   look expired. Read ISO durations with a parser for them, such as luxon's Duration.fromISO.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-duration@2.1.9 > /dev/null

cat > seen.mjs <<'JS'
import parse from 'parse-duration';
for (const term of ['P30D', 'P1Y', 'P1M', 'P12M', 'PT12M', '12 months']) {
	console.log(`${term}: ${parse(term, 'm')} minutes, ${Number(parse(term, 'd').toFixed(3))} days`);
}
JS
seen=$(node seen.mjs)
stated='P30D: 43200 minutes, 30 days
P1Y: 525960 minutes, 365.25 days
P1M: 1 minutes, 0.001 days
P12M: 12 minutes, 0.008 days
PT12M: 12 minutes, 0.008 days
12 months: 525960 minutes, 365.25 days'

echo 'parse-duration@2.1.9'
echo 'Expected: P12M is about 365 days, like P1Y'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
