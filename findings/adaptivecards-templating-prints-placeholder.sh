#!/usr/bin/env bash
# Surprise: A card made by adaptivecards-templating shows ${quantity} to its reader if a record has no quantity.
# Expected: an empty text.
# Seen: the expression itself stays in the text. With if(quantity, …), a quantity of 0 counts as true.
# Why it matters: one incomplete record puts a line of code into a channel, and customers without a seat are shown as
#   if they had some. Fill in missing fields, and compare with 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts adaptivecards-templating@2.3.1 adaptive-expressions@4.23.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { Template } = createRequire(import.meta.url)('adaptivecards-templating');
const text = "${name}: ${quantity} seats, ${if(quantity, 'due', 'nothing due')}";
for (const $root of [{ name: 'Northwind', quantity: 30 }, { name: 'Contoso', quantity: 0 }, { name: 'Fabrikam' }]) {
	console.log(new Template({ type: 'TextBlock', text }).expand({ $root }).text);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Northwind: 30 seats, due
Contoso: 0 seats, due
Fabrikam: ${quantity} seats, nothing due'

echo 'adaptivecards-templating@2.3.1 with adaptive-expressions@4.23.3'
echo 'Expected: nothing due for 0, and no placeholder'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
