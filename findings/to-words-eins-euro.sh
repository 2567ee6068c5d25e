#!/usr/bin/env bash
# Surprise: to-words writes 1 euro in German as "Eins Euro", and a million as "Eins Million".
# Expected: "Ein Euro" and "Eine Million"; French has the right "Un Euro".
# Seen: the number word for counting stands in front of every noun. All words are written apart and with capitals.
# Why it matters: an amount in words on a German quote is wrong at a glance. Write it by hand, or leave it out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts to-words@5.7.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { ToWords } = createRequire(import.meta.url)('to-words');
for (const localeCode of ['de-DE', 'fr-FR']) {
	const words = new ToWords({ localeCode });
	console.log(`${localeCode}: ${words.convert(1, { currency: true })}, ${words.convert(1000000)}, ${words.convert(101)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='de-DE: Eins Euro, Eins Million, Hundert Eins
fr-FR: Un Euro, Un Million, Cent Un'

echo 'to-words@5.7.0'
echo 'Expected: de-DE: Ein Euro, Eine Million, Hunderteins'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
