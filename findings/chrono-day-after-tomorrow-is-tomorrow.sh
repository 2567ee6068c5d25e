#!/usr/bin/env bash
# Surprise: chrono-node reads the day after tomorrow in French, Spanish and Portuguese as tomorrow.
# Expected: 1 December, as in German and Italian.
# Seen: it finds the word for tomorrow in the phrase. In Swedish, it is today.
# Why it matters: a notice that is due the day after tomorrow is reported a day early, and a promise to a customer is a
#   day too short. Compare the length of the match with that of the text, or write dates.
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
	['de', 'übermorgen'],
	['it', 'dopodomani'],
	['fr', 'après-demain'],
	['es', 'pasado mañana'],
	['pt', 'depois de amanhã'],
	['sv', 'i övermorgon'],
];
for (const [language, text] of texts) console.log(`${text}: ${chrono[language].parseDate(text, today)?.toISOString().slice(0, 10)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='übermorgen: 2026-12-01
dopodomani: 2026-12-01
après-demain: 2026-11-30
pasado mañana: 2026-11-30
depois de amanhã: 2026-11-30
i övermorgon: 2026-11-29'

echo 'chrono-node@2.10.3 on Sunday 29 November 2026'
echo 'Expected: 2026-12-01 in each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
