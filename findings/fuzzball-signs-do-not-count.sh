#!/usr/bin/env bash
# Surprise: fuzzball finds "Plan A+" and "Plan A-" to be the same, with 100 of 100.
# Expected: less than 100 for a plan that differs in a sign.
# Seen: all signs are removed before the comparison, in every function, and so is the case.
# Why it matters: a renewal is matched with the price of another plan, without a doubt in the score. Set full_process
#   to false for products.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fuzzball@2.2.6 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { ratio } = createRequire(import.meta.url)('fuzzball');
for (const [a, b] of [['Plan A+', 'Plan A-'], ['C++', 'C#'], ['Plan A1', 'Plan A2']]) console.log(`${a}, ${b}: ${ratio(a, b)}, without full_process ${ratio(a, b, { full_process: false })}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='Plan A+, Plan A-: 100, without full_process 86
C++, C#: 100, without full_process 40
Plan A1, Plan A2: 86, without full_process 86'

echo 'fuzzball@2.2.6'
echo 'Expected: less than 100'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
