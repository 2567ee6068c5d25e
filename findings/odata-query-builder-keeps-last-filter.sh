#!/usr/bin/env bash
# Surprise: odata-query-builder drops the first of two filters.
# Expected: both, joined with "and", as each call adds to the query.
# Seen: a call replaces the one before it, for filters, fields and the order alike.
# Why it matters: a filter for the customer that is set behind one for the date returns all dates. Put all conditions
#   into one call.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts odata-query-builder@0.0.7 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
globalThis.window = {};
const { QueryBuilder } = createRequire(import.meta.url)('odata-query-builder');
console.log(new QueryBuilder()
	.filter((filter) => filter.filterExpression('date', 'ge', '2026-03-01'))
	.filter((filter) => filter.filterExpression('vendor', 'eq', 'Adobe'))
	.orderBy('date')
	.orderBy('id')
	.toQuery());
JS
seen=$(TZ=UTC node seen.mjs)
stated='?$orderby=id&$filter=vendor eq '\''Adobe'\'''

echo 'odata-query-builder@0.0.7'
echo 'Expected: both filters, and both fields of the order'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
