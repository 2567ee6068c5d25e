#!/usr/bin/env bash
# Surprise: in formulajs, NETWORKDAYS is wrong when the later date comes first.
# Expected: NETWORKDAYS(31 March, 1 March) is -22, the negative of NETWORKDAYS(1 March, 31 March), as in spreadsheets.
# Seen (@formulajs/formulajs@4.6.1): 22 forwards and -29 backwards. Seven weekend days count as working days. A
#   short span backwards is right, so that tests with a week pass.
# Why it matters: an overdue renewal has its date before today, so "working days overdue" is too high, and an
#   escalation after 25 working days comes days too early. Put the earlier date first and negate the result.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1 > /dev/null

cat > seen.cjs <<'JS'
const { NETWORKDAYS } = require('@formulajs/formulajs');
const day = (text) => new Date(`${text}T00:00:00`);
for (const [from, to] of [['2026-03-01', '2026-03-31'], ['2026-03-02', '2026-03-10'], ['2026-05-01', '2026-05-31']]) {
	console.log(`${from} to ${to}: ${NETWORKDAYS(day(from), day(to))}, back: ${NETWORKDAYS(day(to), day(from))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-03-01 to 2026-03-31: 22, back: -29
2026-03-02 to 2026-03-10: 7, back: -7
2026-05-01 to 2026-05-31: 21, back: -29'

echo '@formulajs/formulajs@4.6.1, working days between two dates, and back'
echo 'Expected: the same number with the other sign'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
