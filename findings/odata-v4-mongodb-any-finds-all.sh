#!/usr/bin/env bash
# Surprise: odata-v4-mongodb turns a filter with any() into an empty one, which finds all documents.
# Expected: $elemMatch, or an error as for other functions that it does not know.
# Seen: an empty object. Within "and", the other condition is lost with it. In startswith and endswith, a point stands
#   for any sign, because the text is not escaped.
# Why it matters: "customers with a renewal of more than 50 seats" are all customers. Refuse filters that become empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts odata-v4-mongodb@0.1.12 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { createFilter } = createRequire(import.meta.url)('odata-v4-mongodb');
const show = (filter) => JSON.stringify(createFilter(filter), (key, value) => (value instanceof RegExp ? String(value) : value));
for (const filter of ['seats gt 50', 'lines/any(l: l/seats gt 50)', "vendor eq 'Adobe' and lines/any(l: l/seats gt 50)", "endswith(domain,'.de')"]) console.log(`${filter}: ${show(filter)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='seats gt 50: {"seats":{"$gt":50}}
lines/any(l: l/seats gt 50): {}
vendor eq '\''Adobe'\'' and lines/any(l: l/seats gt 50): {}
endswith(domain,'\''.de'\''): {"domain":"/.de$/gi"}'

echo 'odata-v4-mongodb@0.1.12'
echo 'Expected: a condition on lines, and a point with a backslash'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
