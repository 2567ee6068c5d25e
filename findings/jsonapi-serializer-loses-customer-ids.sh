#!/usr/bin/env bash
# Surprise: the Deserializer of jsonapi-serializer drops the id of each related record that is not included in the
#   answer.
# Expected: the id, which is in the answer; jsona returns {type, id}.
# Seen: a customer is missing as if there were none, and in lists there is null for each. An included one is there.
# Why it matters: an API that does not include customers gives renewals of no one, and a page that includes some of
#   them hides the rest. Set valueForRelationship for each type.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsonapi-serializer@3.6.9 jsona@1.14.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { Deserializer } = require('jsonapi-serializer');
const { Jsona } = require('jsona');
const answer = () => ({
	data: { type: 'renewals', id: '1', attributes: { seats: 50 }, relationships: { customer: { data: { type: 'customers', id: '7' } }, items: { data: [{ type: 'items', id: '1' }, { type: 'items', id: '2' }] } } },
	included: [{ type: 'items', id: '1', attributes: { sku: 'KN' } }],
});
console.log('jsonapi-serializer:', JSON.stringify(await new Deserializer().deserialize(answer())));
const { customer, items } = new Jsona().deserialize(answer());
console.log('jsona:', JSON.stringify({ customer, items }));
JS
seen=$(TZ=UTC node seen.mjs)
stated='jsonapi-serializer: {"seats":50,"id":"1","items":[{"sku":"KN","id":"1"},null]}
jsona: {"customer":{"type":"customers","id":"7"},"items":[{"type":"items","id":"1","sku":"KN"},{"type":"items","id":"2"}]}'

echo 'jsonapi-serializer@3.6.9 and jsona@1.14.0'
echo 'Expected: the customer 7 and the items 1 and 2 from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
