#!/usr/bin/env bash
# Surprise: parse-money makes one amount of all digits in a text: "12 seats at 50 USD" is 1250 USD.
# Expected: 50 USD, since its README has text before and behind the amount.
# Seen: numbers in front of the amount become its first digits, and of two amounts one is made. A minus sign is
#   dropped.
# Why it matters: "renewal 2027: 1.200,50 €" is 20 million euros, and a credit is a charge. Cut the amount out by a
#   regular expression first, and read the sign yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-money@1.0.12 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const parseMoney = createRequire(import.meta.url)('parse-money');
const parse = parseMoney.default ?? parseMoney;
for (const text of ['some text before 123,45 lei and some text after', '12 seats at 50 USD', 'renewal 2027: 1.200,50 €', 'EUR -50']) {
	const { amount, currency } = parse(text);
	console.log(`${text}: ${amount} ${currency}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='some text before 123,45 lei and some text after: 123.45 RON
12 seats at 50 USD: 1250 USD
renewal 2027: 1.200,50 €: 20271200.5 EUR
EUR -50: 50 EUR'

echo 'parse-money@1.0.12'
echo 'Expected: 123.45 RON, 50 USD, 1200.5 EUR, -50 EUR'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
