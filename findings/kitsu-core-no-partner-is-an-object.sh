#!/usr/bin/env bash
# Surprise: kitsu-core turns a relation that is null into an empty object.
# Expected: null, as an attribute that is null.
# Seen: partner is {}, so that a test for it is true. In a query, null and undefined become the texts null and
#   undefined.
# Why it matters: "sold by a partner" is true for each renewal, and a filter without a value finds nothing instead of
#   everything. Ask for partner.data, and leave out parameters without a value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts kitsu-core@11.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { deserialise, query } from 'kitsu-core';
const { data } = await deserialise({ data: { type: 'renewals', id: '1', attributes: { price: null }, relationships: { partner: { data: null }, customer: { data: { type: 'customers', id: '7' } } } } });
console.log(JSON.stringify(data));
console.log(data.partner ? 'sold by a partner' : 'sold directly');
console.log(decodeURIComponent(query({ filter: { vendor: undefined, end: null, status: 'active' } })));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"type":"renewals","id":"1","partner":{},"customer":{"data":{"id":"7","type":"customers"}},"price":null}
sold by a partner
filter[vendor]=undefined&filter[end]=null&filter[status]=active'

echo 'kitsu-core@11.1.0'
echo 'Expected: partner null, sold directly, filter[status]=active'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
