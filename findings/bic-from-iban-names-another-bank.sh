#!/usr/bin/env bash
# Surprise: bic-from-iban returns the BIC of another bank for German IBANs.
# Expected: COBADEFFXXX for the bank code 37040044, as the list of the Bundesbank in bankdata-germany has it.
# Seen: the BIC of another bank for four bank codes, and an empty text for the fifth. No error.
# Why it matters: a payment file for renewals names a bank that does not hold the account. Use bankdata-germany or
#   iban-to-bic.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts bic-from-iban@1.0.0 bankdata-germany@2.2602.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { getBIC } = require('bic-from-iban');
const { bankDataByIBAN } = require('bankdata-germany');
for (const iban of ['DE89370400440532013000', 'DE02120300000000202051', 'DE02100500000054540402', 'DE02100100100006820101', 'DE02701500000000594937'])
	console.log(`${iban}: "${getBIC(iban)}", bankdata-germany: ${bankDataByIBAN(iban).bic}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='DE89370400440532013000: "ESSEDE5F362", bankdata-germany: COBADEFFXXX
DE02120300000000202051: "DRESDEFF834", bankdata-germany: BYLADEM1001
DE02100500000054540402: "DRESDEFF864", bankdata-germany: BELADEBEXXX
DE02100100100006820101: "DRESDEFFJ14", bankdata-germany: PBNKDEFFXXX
DE02701500000000594937: "", bankdata-germany: SSKMDEMMXXX'

echo 'bic-from-iban@1.0.0 and bankdata-germany@2.2602.0, example IBANs'
echo 'Expected: the same BIC from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
