#!/usr/bin/env bash
# Surprise: chrono-node reads "Friday of next week" in four languages as the Friday before today.
# Expected: 4 December, as in English.
# Seen: without forwardDate, a weekday is the nearest one, and "next week" behind it is not seen.
# Why it matters: a call that is promised for next week is two days late at once. Write the date, or reject partial
#   matches.
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
	['en', 'Friday next week'],
	['de', 'Freitag nächster Woche'],
	['fr', 'vendredi de la semaine prochaine'],
	['nl', 'vrijdag volgende week'],
	['es', 'viernes de la próxima semana'],
];
for (const [language, text] of texts) console.log(`${text}: ${chrono[language].parseDate(text, today)?.toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='Friday next week: 2026-12-04
Freitag nächster Woche: 2026-11-27
vendredi de la semaine prochaine: 2026-11-27
vrijdag volgende week: 2026-11-27
viernes de la próxima semana: 2026-11-27'

echo 'chrono-node@2.10.3 on Sunday 29 November 2026'
echo 'Expected: 2026-12-04 in each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
