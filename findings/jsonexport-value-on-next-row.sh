#!/usr/bin/env bash
# Surprise: jsonexport prints a plain value of an object on the row of a nested entry, not on the first row of the
#   object.
# Expected: the fields of a customer are on the customer's first row, whatever their order in the object.
# Seen (jsonexport@3.2.0): fields before a list are on the first row and fields after it on the second, so that the
#   renewal date of Contoso is beside its second subscription.
# Why it matters: the row of a subscription has another date, or none. Once the sheet is sorted or filtered, dates and
#   subscriptions no longer belong together. Put lists last, or write one object per row.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonexport@3.2.0 > /dev/null

cat > seen.mjs <<'JS'
import jsonexport from 'jsonexport';
const lines = [{ sku: 'MAIL' }, { sku: 'BACKUP' }];
console.log(await jsonexport([{ customer: 'Contoso', renews: '2026-03-01', lines }]));
console.log(await jsonexport([{ customer: 'Contoso', lines, renews: '2026-03-01' }]));
JS
seen=$(TZ=UTC node seen.mjs)
stated='customer,renews,lines.sku
Contoso,2026-03-01,MAIL
,,BACKUP
customer,lines.sku,renews
Contoso,MAIL,
,BACKUP,2026-03-01'

echo 'jsonexport@3.2.0, the renewal date before and after a list'
echo 'Expected: the renewal date on the first row, both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
