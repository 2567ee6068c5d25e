#!/usr/bin/env bash
# Surprise: natural-cron.js turns "every day at 9:30am except sunday" into Sundays only, and "every other day" into
#   every minute.
# Expected: Monday to Saturday, every second day, or an error.
# Seen (@darkeyedevelopers/natural-cron.js@1.1.0): words that it does not know are skipped. A field for which nothing
#   was found is a star, also that of the minutes.
# Why it matters: a report that should go out once goes out 1,440 times a day, or on the one day that was excluded.
#   Show the expression and the next runs before you save it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @darkeyedevelopers/natural-cron.js@1.1.0 > /dev/null

cat > seen.cjs <<'JS'
const getCron = require('@darkeyedevelopers/natural-cron.js');
for (const text of ['every weekday at 9:30am', 'every day at 9:30am except sunday', 'every other day', 'every quarter', 'every 2 weeks on monday', 'every last friday of the month at 9am']) console.log(`${text}: ${getCron(text)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='every weekday at 9:30am: 30 9 * * ? *
every day at 9:30am except sunday: 30 9 ? * SUN *
every other day: * * * * ? *
every quarter: * * * * ? *
every 2 weeks on monday: * * ? * MON *
every last friday of the month at 9am: 0 9 ? * FRI *'

echo '@darkeyedevelopers/natural-cron.js@1.1.0, minute hour day month weekday year'
echo 'Expected: what the text says, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
