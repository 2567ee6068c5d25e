#!/usr/bin/env bash
# Surprise: odata-query-builder writes an apostrophe and an ampersand of a value as they are.
# Expected: two apostrophes, as OData asks for (part 2, 5.1.1.14.1), and %26.
# Seen: the server gets another parameter behind the ampersand, and a text that ends at the apostrophe.
# Why it matters: the customers O’Neil and Marks & Sons are not found, or others are. Double the apostrophes, and
#   encode the value.
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
for (const name of ['Acme', 'Marks & Sons', "O'Neil"]) {
	const query = new QueryBuilder().filter((filter) => filter.filterExpression('name', 'eq', name)).toQuery();
	console.log(`${query}: ${new URLSearchParams(query).get('$filter')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='?$filter=name eq '\''Acme'\'': name eq '\''Acme'\''
?$filter=name eq '\''Marks & Sons'\'': name eq '\''Marks 
?$filter=name eq '\''O'\''Neil'\'': name eq '\''O'\''Neil'\'''

echo 'odata-query-builder@0.0.7, and the filter that a server reads'
echo 'Expected: the whole name in each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
