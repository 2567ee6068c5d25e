#!/usr/bin/env bash
# Surprise: a clone of clonedeep has undefined for null.
# Expected: null, as in lodash.clonedeep.
# Seen: a field that is null is missing in the JSON of the clone. Other values are kept, also 0 and dates.
# Why it matters: an update that is to clear a renewal date leaves the old one, because the field is not sent. Use
#   structuredClone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts clonedeep@2.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const clonedeep = createRequire(import.meta.url)('clonedeep');
const clone = clonedeep.default ?? clonedeep;
console.log(JSON.stringify(clone({ id: 1, seats: 0, renews: null })));
console.log(JSON.stringify(structuredClone({ id: 1, seats: 0, renews: null })));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"id":1,"seats":0}
{"id":1,"seats":0,"renews":null}'

echo 'clonedeep@2.0.0, beside structuredClone'
echo 'Expected: {"id":1,"seats":0,"renews":null} from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
