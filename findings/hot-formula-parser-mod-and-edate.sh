#!/usr/bin/env bash
# Surprise: hot-formula-parser finds that MOD(-7, 3) is 1, and that a month after 31 January is 3 March.
# Expected: 2 and 28 February, as in Excel and in HyperFormula.
# Seen: MOD returns the remainder of 7; EDATE runs over the end of February. Days cannot be added to a date: #VALUE!.
# Why it matters: "days until renewal, in weeks and days" and monthly steps are wrong without an error. HyperFormula
#   has both right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts hot-formula-parser@4.0.0 hyperformula@3.5.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { HyperFormula } from 'hyperformula';
const { Parser } = createRequire(import.meta.url)('hot-formula-parser');
const sheet = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' });
sheet.addSheet('Sheet');
for (const formula of ['MOD(-7,3)', 'EDATE(DATE(2026,1,31),1)-DATE(2026,1,31)', 'EDATE(DATE(2026,1,31),1)', 'DATE(2026,3,1)+90']) {
	const { result, error } = new Parser().parse(formula);
	console.log(`${formula}: ${error ?? result}, HyperFormula ${sheet.calculateFormula(`=${formula}`, 0)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='MOD(-7,3): 1, HyperFormula 2
EDATE(DATE(2026,1,31),1)-DATE(2026,1,31): #VALUE!, HyperFormula 28
EDATE(DATE(2026,1,31),1): 46084, HyperFormula 46081
DATE(2026,3,1)+90: #VALUE!, HyperFormula 46172'

echo 'hot-formula-parser@4.0.0 beside hyperformula@3.5.0'
echo 'Expected: the same from both (46081 is 28 February 2026, 46172 is 30 May 2026)'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
