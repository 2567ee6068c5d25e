#!/usr/bin/env bash
# Surprise: chrono-node reads the end of March in Dutch, Spanish and Italian as 1 March.
# Expected: 31 March, as in English, or nothing, as in German.
# Seen: it finds the month in the phrase, and a month alone is its first day.
# Why it matters: a contract that ends at the end of March is due a month early, after its notice period is over. Write
#   the day, or check that the day is certain: start.isCertain("day").
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 > /dev/null

cat > seen.mjs <<'JS'
import * as chrono from 'chrono-node';
const today = { instant: new Date('2026-11-29T12:00:00Z'), timezone: 0 };
const texts = [
	['en', 'end of March 2027'],
	['de', 'Ende März 2027'],
	['nl', 'eind maart 2027'],
	['es', 'fin de marzo de 2027'],
	['it', 'fine marzo 2027'],
];
for (const [language, text] of texts) console.log(`${text}: ${chrono[language].parseDate(text, today)?.toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='end of March 2027: 2027-03-31
Ende März 2027: undefined
eind maart 2027: 2027-03-01
fin de marzo de 2027: 2027-03-01
fine marzo 2027: 2027-03-01'

echo 'chrono-node@2.10.3 on Sunday 29 November 2026'
echo 'Expected: 2027-03-31, or undefined'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
