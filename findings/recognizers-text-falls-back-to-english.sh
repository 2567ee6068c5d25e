#!/usr/bin/env bash
# Surprise: @microsoft/recognizers-text-date-time reads Dutch and Italian texts with the rules for English.
# Expected: an error for a culture that it does not support.
# Seen: 01-03-2027 is 3 January, and of a date with the name of a month, only the year is found, as a range. For
#   French, which it supports, the month comes second.
# Why it matters: a renewal of 1 March is due on 3 January, or on any day of the year. Pass false as the last
#   parameter, fallbackToDefaultCulture.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-date-time@1.3.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { recognizeDateTime } = createRequire(import.meta.url)('@microsoft/recognizers-text-date-time');
const today = new Date('2026-11-29T12:00:00Z');
for (const [culture, text] of [['fr-fr', '01/03/2027'], ['it-it', '01/03/2027'], ['nl-nl', '01-03-2027'], ['nl-nl', '1 maart 2027']]) {
	const [{ resolution }] = recognizeDateTime(text, culture, undefined, today);
	console.log(`${culture}, ${text}: ${resolution.values.map(({ value, start, end }) => value ?? `${start} to ${end}`).join(' or ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='fr-fr, 01/03/2027: 2027-03-01
it-it, 01/03/2027: 2027-01-03
nl-nl, 01-03-2027: 2027-01-03
nl-nl, 1 maart 2027: 2027-01-01 to 2028-01-01'

echo '@microsoft/recognizers-text-date-time@1.3.2'
echo 'Expected: 2027-03-01 in each, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
