#!/usr/bin/env bash
# Surprise: xmlbuilder2 turns an order into a list with the key "#" when another element stands between two items.
# Expected: {item: [..., ...], note: ...}, as for the same elements in another order; XML to object converters group by
#   name.
# Seen: order.item is a list if the items follow each other, and undefined if they do not.
# Why it matters: an order whose vendor writes a note between the items has no items, without an error. Read with
#   fast-xml-parser.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xmlbuilder2@4.0.3 > /dev/null

cat > seen.mjs <<'JS'
import { convert } from 'xmlbuilder2';
for (const xml of ['<order><item>A</item><item>B</item><note>x</note></order>', '<order><item>A</item><note>x</note><item>B</item></order>']) {
	const { order } = convert(xml, { format: 'object' });
	console.log(JSON.stringify(order), JSON.stringify(order.item));
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"item":["A","B"],"note":"x"} ["A","B"]
{"#":[{"item":"A"},{"note":"x"},{"item":"B"}]} undefined'

echo 'xmlbuilder2@4.0.3'
echo 'Expected: the items A and B for both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
