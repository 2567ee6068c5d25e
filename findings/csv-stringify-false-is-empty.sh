#!/usr/bin/env bash
# Surprise: csv-stringify writes false as an empty field, and true as 1.
# Expected: true and false, as in JSON and in the CSV files of spreadsheets.
# Seen (csv-stringify@6.9.0): "auto-renewal is off" and "not known" look the same, and a date is its milliseconds
#   since 1970. Seen by default; the option cast changes all three.
# Why it matters: a renewal that ends without a decision looks like one that nobody has looked at. Write yes and no as
#   text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-stringify@6.9.0 > /dev/null

cat > seen.mjs <<'JS'
import { stringify } from 'csv-stringify/sync';
const rows = [true, false, null].map((autoRenew) => ({ customer: 'Acme', autoRenew, renews: new Date('2026-03-01T00:00:00Z') }));
process.stdout.write(stringify(rows, { header: true }));
JS
seen=$(TZ=UTC node seen.mjs)
stated='customer,autoRenew,renews
Acme,1,1772323200000
Acme,,1772323200000
Acme,,1772323200000'

echo 'csv-stringify@6.9.0, auto-renewal true, false and null'
echo 'Expected: true, false and empty, and 2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
