#!/usr/bin/env bash
# Surprise: scim-query-filter-parser ignores case for "eq", but not for "co", "sw" and "ew".
# Expected: one rule for all operators, since it is the attribute that says whether case matters.
# Seen: customer eq "acme" finds Acme, and customer sw "acme" does not.
# Why it matters: a search for part of a name finds less than one for the whole name. Lower-case the values and the
#   filter.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts scim-query-filter-parser@2.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { compileFilter } = createRequire(import.meta.url)('scim-query-filter-parser');
for (const text of ['customer eq "acme"', 'customer sw "acme"', 'customer co "ACME"', 'customer ew "ME"', 'customer ne "acme"']) {
	console.log(`${text}: ${compileFilter(text)({ customer: 'Acme' })}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='customer eq "acme": true
customer sw "acme": false
customer co "ACME": false
customer ew "ME": false
customer ne "acme": false'

echo 'scim-query-filter-parser@2.0.4, a customer named Acme'
echo 'Expected: true for four, then false'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
