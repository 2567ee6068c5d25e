#!/usr/bin/env bash
# Surprise: in Adaptive Card templates a share of 9 in 10 is 0 percent, and the numbers 10, 9 and 100 sort as text.
# Expected: JavaScript evaluates them, so 9 / 10 is 0.9, and sortBy orders numbers by value.
# Seen (adaptive-expressions@4.23.3): a division of two whole numbers drops the rest, also for 7 / 2.0, since
#   JavaScript has no 2.0. sortBy orders plain numbers as text (10, 100, 9) and the same numbers in objects by value.
# Why it matters: "seats used" is shown as 0 % on every card, and a list of days left starts with 10 and 100 instead
#   of 9. Multiply first (used * 100 / bought), and sort lists before they are passed to the template.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts adaptive-expressions@4.23.3 > /dev/null

cat > seen.cjs <<'JS'
const { Expression } = require('adaptive-expressions');
const data = { used: 9, bought: 10, days: [100, 9, 10], due: [{ days: 100 }, { days: 9 }, { days: 10 }] };
for (const text of ['used / bought * 100', 'used * 100 / bought', '7 / 2.0', 'sortBy(days)', "sortBy(due, 'days')"]) {
	console.log(`${text}: ${JSON.stringify(Expression.parse(text).tryEvaluate(data).value)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='used / bought * 100: 0
used * 100 / bought: 90
7 / 2.0: 3
sortBy(days): [10,100,9]
sortBy(due, '"'days'"'): [{"days":9},{"days":10},{"days":100}]'

echo 'adaptive-expressions@4.23.3'
echo 'Expected: 90, 90, 3.5, and 9 before 10 before 100'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
