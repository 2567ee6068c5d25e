#!/usr/bin/env bash
# Surprise: currency-codes finds no currency for "United States" or "United Kingdom", and the lev for Bulgaria.
# Expected: USD, GBP, and the euro, which Bulgaria has had since January 2026.
# Seen: countries have the long names of the ISO list, so that common ones find nothing. country-to-currency, by
#   country code, has all three.
# Why it matters: amounts of the two largest markets get no currency, and those of one country an old one. Look up by
#   country code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts currency-codes@2.2.0 country-to-currency@3.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const byName = require('currency-codes');
const loaded = require('country-to-currency');
const byCode = loaded.default ?? loaded;
for (const [name, code] of [['Germany', 'DE'], ['United States', 'US'], ['United Kingdom', 'GB'], ['Bulgaria', 'BG']]) {
	console.log(`${name}: ${byName.country(name).map((found) => found.code).join() || 'nothing'}, country-to-currency ${byCode[code]}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Germany: EUR, country-to-currency EUR
United States: nothing, country-to-currency USD
United Kingdom: nothing, country-to-currency GBP
Bulgaria: BGN, country-to-currency EUR'

echo 'currency-codes@2.2.0 beside country-to-currency@3.0.1'
echo 'Expected: EUR, USD, GBP, EUR from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
