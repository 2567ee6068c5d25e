#!/usr/bin/env bash
# Surprise: friendly-node-cron turns "at 9:30 pm" into 9:30 in the morning, and "at noon" into midnight.
# Expected: 21:30 and 12:00, or null, which it returns for some texts that it does not understand.
# Seen (friendly-node-cron@1.4.1): "every day except sunday" runs on Sundays, "every weekday" on every day, and "the
#   last day of the month" on Mondays.
# Why it matters: a report before the office opens arrives at midnight, or on the wrong days. Write the cron
#   expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts friendly-node-cron@1.4.1 > /dev/null

cat > seen.cjs <<'JS'
const friendly = require('friendly-node-cron');
for (const text of ['every monday at 9:00', 'every day at 9:30 pm', 'every friday at noon', 'every day except sunday', 'every weekday at 9:00', 'on the last day of the month']) console.log(`${text}: ${(friendly.default ?? friendly)(text)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='every monday at 9:00: 0 0 9 * * 1
every day at 9:30 pm: 0 30 9 * * *
every friday at noon: 0 0 0 * * 5
every day except sunday: 0 0 0 * * 7
every weekday at 9:00: 0 0 9 * * *
on the last day of the month: 0 0 0 * * 1'

echo 'friendly-node-cron@1.4.1, second minute hour day month weekday'
echo 'Expected: what the text says, or null'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
