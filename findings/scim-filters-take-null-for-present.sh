#!/usr/bin/env bash
# Surprise: two SCIM filters find a value that is null to be present.
# Expected: only the renewal with 50 seats: "pr" is for values that are not null or empty (RFC 7644, 3.4.2.2).
# Seen: "seats pr" is true for null. scim2-parse-filter finds null to be less than 60 as well.
# Why it matters: renewals with an unknown count or date are in the list of the known ones, and small ones. Add a lower
#   bound, such as seats gt 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts scim2-parse-filter@0.2.10 scim-query-filter-parser@2.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { filter, parse } = require('scim2-parse-filter');
const { compileFilter } = require('scim-query-filter-parser');
const renewals = [{ id: 'A', seats: 50 }, { id: 'B', seats: null }, { id: 'C' }];
const ids = (test) => renewals.filter(test).map(({ id }) => id).join(' ');
for (const text of ['seats pr', 'seats lt 60', 'seats gt 0 and seats lt 60']) {
	console.log(`${text}: ${ids(filter(parse(text)))}, ${ids(compileFilter(text))}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='seats pr: A B, A B
seats lt 60: A B, A
seats gt 0 and seats lt 60: A, A'

echo 'scim2-parse-filter@0.2.10 and scim-query-filter-parser@2.0.4, in this order'
echo 'Expected: A from both for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
