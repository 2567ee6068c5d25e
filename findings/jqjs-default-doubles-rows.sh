#!/usr/bin/env bash
# Surprise: a default with // makes two results of one in jqjs: null and the default.
# Expected: 0 for a missing price, and "unknown" for false, as in jq.
# Seen: an object with a default in it comes twice, first with null. false keeps its value. @html escapes the
#   ampersands of its own escapes.
# Why it matters: each renewal without a price is in the list twice, and a filter that was tested with jq gives other
#   rows. Write if .price == null then 0 else .price end.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @michaelhomer/jqjs@1.6.0 > /dev/null

cat > seen.mjs <<'JS'
import jq from '@michaelhomer/jqjs';
const rows = [{ id: 1, price: 100 }, { id: 2 }];
for (const [filter, input] of [['.[] | {id, price: (.price // 0)}', rows], ['.renews // "unknown"', { renews: false }], ['@html', 'A < B']])
	console.log(`${filter}: ${[...jq.compile(filter)(input)].map((value) => JSON.stringify(value)).join(' ')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='.[] | {id, price: (.price // 0)}: {"id":1,"price":100} {"id":2,"price":null} {"id":2,"price":0}
.renews // "unknown": false
@html: "A &amp;lt; B"'

echo '@michaelhomer/jqjs@1.6.0'
echo 'Expected: two objects, the second with 0; "unknown"; "A &lt; B"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
