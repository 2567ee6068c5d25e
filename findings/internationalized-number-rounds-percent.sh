#!/usr/bin/env bash
# Surprise: @internationalized/number reads 12.5% as 0.13.
# Expected: 0.125, as 1.005 dollars are 1.005.
# Seen: a percentage is rounded to the digits that the format prints, which are none. Amounts in a currency are not.
# Why it matters: a discount or a tax rate of half a percent is lost in every price. Set maximumFractionDigits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @internationalized/number@3.6.9 > /dev/null

cat > seen.mjs <<'JS'
import { NumberParser } from '@internationalized/number';
const percent = (options) => new NumberParser('en-US', { style: 'percent', ...options });
console.log('12.5%:', percent().parse('12.5%'));
console.log('0.4%:', percent().parse('0.4%'));
console.log('12.5% with maximumFractionDigits 2:', percent({ maximumFractionDigits: 2 }).parse('12.5%'));
console.log('$1.005:', new NumberParser('en-US', { style: 'currency', currency: 'USD' }).parse('$1.005'));
JS
seen=$(TZ=UTC node seen.mjs)
stated='12.5%: 0.13
0.4%: 0
12.5% with maximumFractionDigits 2: 0.125
$1.005: 1.005'

echo '@internationalized/number@3.6.9'
echo 'Expected: 0.125, 0.004, 0.125, 1.005'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
