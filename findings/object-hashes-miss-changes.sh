#!/usr/bin/env bash
# Surprise: hash-object gives any two dates the same hash, and slim-object-hash any nesting of the same fields.
# Expected: a different hash for a changed value.
# Seen: hash-object hashes a date as an object without fields. slim-object-hash does not see where an object ends. For
#   node-object-hash, a list of "a" and "b" is a list of "a,b", and null is an empty text.
# Why it matters: a workflow that acts on changes by their hash does not see a new renewal date. Hash the JSON text
#   with sorted keys.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts hash-object@5.1.0 slim-object-hash@0.1.2 node-object-hash@3.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const hashObject = require('hash-object');
const slim = require('slim-object-hash');
const { hasher } = require('node-object-hash');
const hashes = {
	'hash-object': hashObject.default ?? hashObject,
	'slim-object-hash': [slim, slim.default, ...Object.values(slim)].find((value) => typeof value === 'function'),
	'node-object-hash': hasher().hash,
};
const pairs = {
	'two dates': [{ renews: new Date('2026-03-01') }, { renews: new Date('2027-03-01') }],
	'other level': [{ customer: { id: 1 }, seats: 50 }, { customer: { id: 1, seats: 50 } }],
	'other list': [{ products: ['a', 'b'] }, { products: ['a,b'] }],
	'null and text': [{ price: null }, { price: '' }],
};
for (const [name, hash] of Object.entries(hashes))
	console.log(`${name}, the same hash: ${Object.keys(pairs).filter((pair) => hash(pairs[pair][0]) === hash(pairs[pair][1])).join(', ')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='hash-object, the same hash: two dates
slim-object-hash, the same hash: other level
node-object-hash, the same hash: other list, null and text'

echo 'hash-object@5.1.0, slim-object-hash@0.1.2 and node-object-hash@3.1.1'
echo 'Expected: nothing behind the colons'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
