#!/usr/bin/env bash
# Surprise: german-holiday and holiday-de take 31 October for a working day in Hamburg, Bremen, Lower Saxony and
#   Schleswig-Holstein.
# Expected: a holiday: Reformation Day is one there since 2018, as feiertagejs says. Women's Day is one in Berlin since
#   2019, and Children's Day in Thuringia.
# Seen: both know the laws of 2017. german-holiday also says false for Christmas Day at noon.
# Why it matters: a notice period in working days ends a day early, and a call falls on a holiday. Use feiertagejs, or
#   compare with a list of the state.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts german-holiday@1.2.0 holiday-de@1.1.4 feiertagejs@1.5.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { holidayCheck } = require('german-holiday');
const holiday = require('holiday-de');
const feiertage = require('feiertagejs');
const day = (month, date, hour = 0) => new Date(2027, month - 1, date, hour);
for (const [state, date] of [['HH', [10, 31]], ['NI', [10, 31]], ['SH', [10, 31]], ['BE', [3, 8]], ['TH', [9, 20]], ['HH', [12, 25]], ['HH', [12, 25, 12]]]) {
	holiday.setState(state.toLowerCase());
	const found = [holidayCheck(day(...date), state), holiday.isHoliday(day(...date)), feiertage.isHoliday(day(...date), state)];
	console.log(`${state} ${date.join(' ')}: ${found.map((answer) => (answer ? 'holiday' : 'working day')).join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='HH 10 31: working day, working day, holiday
NI 10 31: working day, working day, holiday
SH 10 31: working day, working day, holiday
BE 3 8: working day, working day, holiday
TH 9 20: working day, working day, holiday
HH 12 25: holiday, holiday, holiday
HH 12 25 12: working day, holiday, holiday'

echo 'german-holiday@1.2.0, holiday-de@1.1.4 and feiertagejs@1.5.1, in this order'
echo 'Expected: holiday everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
