#!/usr/bin/env bash
# Surprise: humanize-duration calls 365 days "11 months, 4 weeks, 2 days, 4 hours, 30 minutes".
# Expected: "1 year", and "30 days" or "1 month" for 30 days, since the input is a whole number of days.
# Seen (humanize-duration@3.35.1): a year has 365.25 days and a month 30.4375, so no term in whole days is a whole
#   number of months or years. With one unit, 30 days are "4 weeks", while pretty-ms@9.3.1 prints 1y and 30d.
# Why it matters: a term of 365 days or a notice period of 90 days is printed in a contract or a mail as "2 months, 4
#   weeks, 1 day, 3 hours". Ask for days only (units: ["d"]), or count calendar months with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts humanize-duration@3.35.1 pretty-ms@9.3.1 > /dev/null

cat > seen.mjs <<'JS'
import humanizeDuration from 'humanize-duration';
import prettyMilliseconds from 'pretty-ms';
for (const days of [30, 90, 365, 366]) {
	const duration = days * 86400000;
	const largest = humanizeDuration(duration, { largest: 1, round: true });
	console.log(`${days} days: ${humanizeDuration(duration)} (${largest}, pretty-ms ${prettyMilliseconds(duration)})`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='30 days: 4 weeks, 2 days (4 weeks, pretty-ms 30d)
90 days: 2 months, 4 weeks, 1 day, 3 hours (3 months, pretty-ms 90d)
365 days: 11 months, 4 weeks, 2 days, 4 hours, 30 minutes (1 year, pretty-ms 1y)
366 days: 1 year, 18 hours (1 year, pretty-ms 1y 1d)'

echo 'humanize-duration@3.35.1'
echo 'Expected: 30 days, 90 days, 1 year and 1 year, 1 day'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
