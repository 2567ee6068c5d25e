#!/usr/bin/env bash
# Surprise: three MT940 readers date a booking of 31 December 2025 to 31 December 2026.
# Expected: 2025-12-31: the line has the value date 2 January 2026 and the entry date 1231, which has no year.
# Seen: the year of the value date is put in front of the entry date.
# Why it matters: payments around New Year land in the wrong fiscal year, a year ahead. If the entry date is more than
#   six months after the value date, subtract a year.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mt940js@1.3.5 mt940-js@1.0.0 swiftmessageparser@1.2.1 tslib@2.8.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { Parser } = require('mt940js');
const { read } = require('mt940-js');
const swift = require('swiftmessageparser');
const text = [':20:STARTUMS', ':25:10020030/1234567', ':28C:00001/001', ':60F:C251230EUR1000,00', ':61:2601021231C500,00NTRFNONREF', ':86:Acme renewal', ':62F:C260102EUR1500,00', '-', ''].join('\n');
const [ours] = new Parser().parse(text)[0].transactions;
const [other] = (await read(Buffer.from(text)))[0].transactions;
const [third] = swift.parse({ type: 'mt940', data: text })[0].transactions;
const day = (date) => new Date(date).toISOString().slice(0, 10);
console.log(`mt940js: value ${day(ours.date)}, entry ${day(ours.entryDate)}`);
console.log(`mt940-js: value ${day(other.valueDate)}, entry ${day(other.entryDate)}`);
console.log(`swiftmessageparser: value ${day(third.date)}, entry ${day(third.entryDate)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='mt940js: value 2026-01-02, entry 2026-12-31
mt940-js: value 2026-01-02, entry 2026-12-31
swiftmessageparser: value 2026-01-02, entry 2026-12-31'

echo 'mt940js@1.3.5, mt940-js@1.0.0 and swiftmessageparser@1.2.1, a line with 2601021231'
echo 'Expected: entry 2025-12-31 from each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
