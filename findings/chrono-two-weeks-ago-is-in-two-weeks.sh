#!/usr/bin/env bash
# Surprise: with forwardDate, the Spanish "hace 2 semanas", two weeks ago, is in two weeks.
# Expected: 15 November, as in the other languages, or nothing.
# Seen: it does not know "hace", and takes the two weeks for a time from now.
# Why it matters: an order of two weeks ago is due in two weeks. Leave forwardDate off, or reject partial matches.
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
	['en', '2 weeks ago'],
	['de', 'vor 2 Wochen'],
	['es', 'hace 2 semanas'],
	['es', 'hace 3 meses'],
];
for (const [language, text] of texts) console.log(`${text}: ${chrono[language].parseDate(text, today, { forwardDate: true })?.toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='2 weeks ago: 2026-11-15
vor 2 Wochen: 2026-11-15
hace 2 semanas: 2026-12-13
hace 3 meses: 2027-03-01'

echo 'chrono-node@2.10.3 on Sunday 29 November 2026'
echo 'Expected: 2026-11-15, three times, and 2026-08-29'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
