#!/usr/bin/env bash
# Surprise: INT(-1.5) is -1 in HyperFormula.
# Expected: -2: Excel, Google Sheets and LibreOffice round down to the next lower whole number, and TRUNC cuts off.
# Seen (hyperformula@3.5.0): INT does what TRUNC does: INT(-0.25) is 0, where Excel gives -1.
# Why it matters: INT(end - now) is a common way to count the days until a renewal. A license that expired six hours
#   ago counts as one that ends today. Use FLOOR(x,1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts hyperformula@3.5.0 > /dev/null

cat > seen.cjs <<'JS'
const { HyperFormula } = require('hyperformula');
const sheet = HyperFormula.buildFromArray([['']], { licenseKey: 'gpl-v3' });
for (const formula of ['INT(-1.5)', 'TRUNC(-1.5)', 'INT(-0.25)', 'INT(1.5)', 'FLOOR(-1.5,1)']) console.log(`${formula}: ${sheet.calculateFormula(`=${formula}`, 0)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='INT(-1.5): -1
TRUNC(-1.5): -1
INT(-0.25): 0
INT(1.5): 1
FLOOR(-1.5,1): -2'

echo 'hyperformula@3.5.0, INT of negative numbers'
echo 'Expected: -2 for INT(-1.5) and -1 for INT(-0.25), as in Excel'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
