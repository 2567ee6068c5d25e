#!/usr/bin/env bash
# Surprise: chrono-node finds a date in "first Monday of March 2026" and it is a Monday of another month.
# Expected: 2 March 2026, or no date, since the phrase as a whole is not supported.
# Seen (chrono-node@2.10.3): it reads the single word "Monday" and returns the Monday nearest to the reference date.
#   "2 business days from now" is "now". In British English "next March 31" is 1 March 2031.
# Why it matters: contract texts state renewal and notice dates in such phrases. The result is a valid date and nothing
#   says that most of the phrase was skipped. Compare result.text with the whole text, and reject partial matches.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 > /dev/null

cat > seen.cjs <<'JS'
const chrono = require('chrono-node');
const reference = new Date('2026-06-17T12:00:00Z');
function show(name, parser, text) {
	const [result] = parser.parse(text, reference);
	console.log(`${name} "${text}": ${result.date().toISOString().slice(0, 10)} from "${result.text}"`);
}
show('en', chrono, 'first Monday of March 2026');
show('en', chrono, '2 business days from now');
show('en', chrono, 'next March 31');
show('en-GB', chrono.en.GB, 'next March 31');
JS
seen=$(TZ=UTC node seen.cjs)
stated='en "first Monday of March 2026": 2026-06-15 from "Monday"
en "2 business days from now": 2026-06-17 from "now"
en "next March 31": 2026-03-31 from "March 31"
en-GB "next March 31": 2031-03-01 from "March 31"'

echo 'chrono-node@2.10.3 on Wednesday 2026-06-17'
echo 'Expected: 2026-03-02; 2026-06-19; 2027-03-31 twice; or no date'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
