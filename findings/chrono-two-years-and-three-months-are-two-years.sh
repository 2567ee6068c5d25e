#!/usr/bin/env bash
# Surprise: chrono-node reads a term of two years and three months as two years in five languages.
# Expected: 27 months, as in English and Italian.
# Seen: it stops at the word for "and". parseDate does not say so.
# Why it matters: a term of 27 months ends three months early. Write it in months, or compare the length of the match
#   with that of the text.
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
	['en', 'in 2 years and 3 months'],
	['it', 'tra 2 anni e 3 mesi'],
	['de', 'in 2 Jahren und 3 Monaten'],
	['fr', 'dans 2 ans et 3 mois'],
	['nl', 'over 2 jaar en 3 maanden'],
	['es', 'en 2 años y 3 meses'],
	['ru', 'через 2 года и 3 месяца'],
];
for (const [language, text] of texts) console.log(`${text}: ${chrono[language].parseDate(text, today)?.toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='in 2 years and 3 months: 2029-03-01
tra 2 anni e 3 mesi: 2029-03-01
in 2 Jahren und 3 Monaten: 2028-11-29
dans 2 ans et 3 mois: 2028-11-29
over 2 jaar en 3 maanden: 2028-11-29
en 2 años y 3 meses: 2028-11-29
через 2 года и 3 месяца: 2028-11-29'

echo 'chrono-node@2.10.3 on Sunday 29 November 2026'
echo 'Expected: 2029-03-01 (or the last of February) in each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
