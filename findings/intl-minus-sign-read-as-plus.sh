#!/usr/bin/env bash
# Surprise: three libraries for amounts read a Swedish, Norwegian, Finnish or Croatian credit note as a charge.
# Expected: what Intl.NumberFormat prints can be read back with its sign, or is rejected.
# Seen (currency.js@2.0.4, numeral@2.0.6, accounting@0.4.1): Intl writes the minus as U+2212 in these languages. All
#   three libraries drop it and return a positive amount. With the ASCII hyphen of other languages the sign is kept.
# Why it matters: a credit in a report or a CSV export from a browser adds to the total instead of reducing it, so the
#   error is twice the amount. Replace U+2212 by "-" before an amount is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts currency.js@2.0.4 numeral@2.0.6 accounting@0.4.1 > /dev/null

cat > seen.cjs <<'JS'
const currency = require('currency.js');
const numeral = require('numeral');
const accounting = require('accounting');
for (const locale of ['sv-SE', 'nb-NO', 'fi-FI', 'hr-HR', 'da-DK']) {
	const text = new Intl.NumberFormat(locale).format(-500);
	const minus = `U+${text.codePointAt(0).toString(16).padStart(4, '0')}`;
	const read = [currency(text).value, numeral(text).value(), accounting.unformat(text)];
	console.log(`${locale} writes ${minus}, read as ${read.join(' ')}`);
}
JS
seen=$(node seen.cjs)
stated='sv-SE writes U+2212, read as 500 500 500
nb-NO writes U+2212, read as 500 500 500
fi-FI writes U+2212, read as 500 500 500
hr-HR writes U+2212, read as 500 500 500
da-DK writes U+002d, read as -500 -500 -500'

echo 'currency.js@2.0.4, numeral@2.0.6 and accounting@0.4.1, each reading -500'
echo 'Expected: -500, or an error, in every language'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
