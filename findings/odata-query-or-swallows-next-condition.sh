#!/usr/bin/env bash
# Surprise: odata-query joins a filter text with "or" to the next condition without parentheses.
# Expected: (vendor eq 1 or vendor eq 2) and status eq ..., since a list of filters means all of them; objects get the
#   parentheses.
# Seen: vendor eq 1 or vendor eq 2 and status eq ..., which is vendor 1 in any status, as "and" binds first.
# Why it matters: canceled subscriptions of the first vendor are in the report, without an error. Write the parentheses
#   into each text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts odata-query@8.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const buildQuery = createRequire(import.meta.url)('odata-query').default;
const status = { status: 'active' };
console.log(decodeURIComponent(buildQuery({ filter: ["vendor eq 'Adobe' or vendor eq 'Keepnet'", status] })));
console.log(decodeURIComponent(buildQuery({ filter: [{ or: [{ vendor: 'Adobe' }, { vendor: 'Keepnet' }] }, status] })));
console.log(decodeURIComponent(buildQuery({ filter: [{ or: [] }, status] })));
JS
seen=$(TZ=UTC node seen.mjs)
stated='?$filter=vendor eq '\''Adobe'\'' or vendor eq '\''Keepnet'\'' and status eq '\''active'\''
?$filter=((vendor eq '\''Adobe'\'') or (vendor eq '\''Keepnet'\'')) and status eq '\''active'\''
?$filter=status eq '\''active'\'''

echo 'odata-query@8.1.0'
echo 'Expected: the first with parentheses'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
