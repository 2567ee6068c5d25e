#!/usr/bin/env bash
# Surprise: mt940-js reads the reversal of a credit as another credit.
# Expected: RC takes money off the account and RD brings it back; mt940js gives -100 and 50.
# Seen: RC is a credit of 100 and RD a debit of 50, with nothing that tells them from C and D. The lines of a purpose
#   are joined without a space.
# Why it matters: a payment for a renewal that bounced counts twice instead of not at all. Use mt940js, which also
#   checks the sum against the balances.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mt940-js@1.0.0 mt940js@1.3.5 tslib@2.8.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { read } = require('mt940-js');
const { Parser } = require('mt940js');
const text = [':20:STARTUMS', ':25:10020030/1234567', ':28C:00001/001', ':60F:C260101EUR1000,00', ':61:2601020102C100,00NTRFINV-77', ':86:Renewal of Acme', 'invoice 77', ':61:2601030103RC100,00NTRFINV-77', ':61:2601030103RD50,00NTRFINV-78', ':62F:C260103EUR1050,00', '-', ''].join('\n');
for (const { amount, isCredit, description } of (await read(Buffer.from(text)))[0].transactions) console.log(`mt940-js: ${isCredit ? '' : '-'}${amount} ${description}`);
for (const { amount, reversal } of new Parser().parse(text)[0].transactions) console.log(`mt940js: ${amount}${reversal ? ' reversal' : ''}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='mt940-js: 100 Renewal of Acmeinvoice 77
mt940-js: 100 
mt940-js: -50 
mt940js: 100
mt940js: -100
mt940js: 50'

echo 'mt940-js@1.0.0 beside mt940js@1.3.5, lines with C, RC and RD'
echo 'Expected: 100, -100, 50'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
