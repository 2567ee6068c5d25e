#!/usr/bin/env bash
# Surprise: array-to-table prints an empty cell for 0 and false.
# Expected: 0 and false; only null and undefined are empty.
# Seen: a renewal with no seats looks as if its seats were unknown, and false as if it were not set.
# Why it matters: in a table of a digest, 0 seats and an unknown number are different decisions. Turn the values into
#   text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts array-to-table@1.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const arrayToTable = createRequire(import.meta.url)('array-to-table');
console.log((arrayToTable.default ?? arrayToTable)([
	{ customer: 'Acme', seats: 5, renews: true },
	{ customer: 'Beta', seats: 0, renews: false },
]).replace(/\r/g, '').trim());
JS
seen=$(TZ=UTC node seen.mjs)
stated='customer | seats | renews
--- | --- | ---
Acme | 5 | true
Beta |  |'

echo 'array-to-table@1.0.1'
echo 'Expected: Beta | 0 | false'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
