#!/usr/bin/env bash
# Surprise: timeago.js cuts off instead of rounding: 90 days are 2 months and 60 days are 1 month.
# Expected: in 3 months, in 2 months and in 2 years, as moment says.
# Seen (timeago.js@4.0.2, moment@2.30.1): a month is a twelfth of 365 days, and whatever is left is dropped. 729 days
#   are 1 year.
# Why it matters: the usual stages of a renewal, 90 and 60 days, both appear a month too close, and two years appear as
#   one. Show days.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts timeago.js@4.0.2 moment@2.30.1 > /dev/null

cat > seen.mjs <<'JS'
import { format } from 'timeago.js';
import moment from 'moment';
for (const days of [27, 60, 90, 180, 364, 729]) {
	const then = Date.now() + days * 24 * 3600 * 1000 + 5000;
	console.log(`${days} days: ${format(then)}; moment: ${moment(then).fromNow()}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='27 days: in 3 weeks; moment: in a month
60 days: in 1 month; moment: in 2 months
90 days: in 2 months; moment: in 3 months
180 days: in 5 months; moment: in 6 months
364 days: in 11 months; moment: in a year
729 days: in 1 year; moment: in 2 years'

echo 'timeago.js@4.0.2, beside moment@2.30.1'
echo 'Expected: in 2 months for 60 days, in 3 months for 90, in 2 years for 729'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
