#!/usr/bin/env bash
# Surprise: accounting.js reads 500.00-, as SAP writes a credit, as 500.
# Expected: -500, as it reads (500.00), or NaN or 0 for a text that it does not know.
# Seen (accounting@0.4.1): "500.00-" is 500 and "1.200,00-" is 1200 with the decimal comma given, while "(500.00)" and
#   "-500.00" are -500. A range such as "5-10" is 5.
# Why it matters: exports from ERP systems put the sign behind the number, so that every credit becomes a charge. Move
#   the sign to the front first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts accounting@0.4.1 > /dev/null

cat > seen.cjs <<'JS'
const { unformat } = require('accounting');
for (const text of ['500.00-', '(500.00)', '-500.00', '5-10']) console.log(`${text}: ${unformat(text)}`);
console.log(`1.200,00-: ${unformat('1.200,00-', ',')}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='500.00-: 500
(500.00): -500
-500.00: -500
5-10: 5
1.200,00-: 1200'

echo 'accounting@0.4.1, unformat()'
echo 'Expected: -500, -500, -500, no number, and -1200'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
