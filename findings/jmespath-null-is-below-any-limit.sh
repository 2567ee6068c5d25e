#!/usr/bin/env bash
# Surprise: in jmespath.js a missing number is less than 30, and numbers in text are compared as well.
# Expected: the JMESPath specification orders numbers only: any other operand makes <, <=, > and >= null, which a filter
#   treats as false. Items without daysLeft are then not "due within 30 days".
# Seen (jmespath@0.16.0, also behind n8n's $jmespath): [?daysLeft < `30`] keeps the items without daysLeft, with null,
#   and with an empty text. [?daysLeft > `30`] keeps "45" as well.
# Why it matters: subscriptions without a date, such as perpetual ones, are reported as due now. Ask for the type too:
#   [?type(daysLeft) == `"number"` && daysLeft < `30`].
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jmespath@0.16.0 > /dev/null

cat > seen.cjs <<'JS'
const jmespath = require('jmespath');
const items = [
	{ name: 'due', daysLeft: 5 }, { name: 'later', daysLeft: 90 }, { name: 'missing' }, { name: 'null', daysLeft: null },
	{ name: 'empty', daysLeft: '' }, { name: 'text', daysLeft: '45' },
];
for (const filter of ['daysLeft < `30`', 'daysLeft > `30`', 'type(daysLeft) == `"number"` && daysLeft < `30`']) {
	console.log(`${filter}: ${jmespath.search(items, `[?${filter}].name`).join(', ')}`);
}
JS
seen=$(node seen.cjs)
stated='daysLeft < `30`: due, missing, null, empty
daysLeft > `30`: later, text
type(daysLeft) == `"number"` && daysLeft < `30`: due'

echo 'jmespath@0.16.0'
echo 'Expected: due; later; due'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
