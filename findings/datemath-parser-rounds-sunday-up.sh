#!/usr/bin/env bash
# Surprise: datemath-parser rounds a Sunday down to the Monday after it.
# Expected: 2026-03-01||/w is Monday 23 February: Elasticsearch, whose language it is, rounds down to the start of the
#   week.
# Seen: it is 2 March, while the Saturday before gives 23 February. Rounded up, it is the end of the week after.
# Why it matters: a report that runs on a Sunday looks at the wrong week, and misses the renewals of the day. Compute
#   the week with a date library.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts datemath-parser@1.0.6 > /dev/null

cat > seen.mjs <<'JS'
import dateMath from 'datemath-parser';
for (const day of ['2026-02-28', '2026-03-01', '2026-03-02']) {
	const [from, to] = [false, true].map((up) => new Date(dateMath.parse(`${day}||/w`, new Date(), up)).toISOString().slice(0, 10));
	console.log(`${new Date(day).toUTCString().slice(0, 3)} ${day}: ${from} to ${to}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Sat 2026-02-28: 2026-02-23 to 2026-03-01
Sun 2026-03-01: 2026-03-02 to 2026-03-08
Mon 2026-03-02: 2026-03-02 to 2026-03-08'

echo 'datemath-parser@1.0.6, the week of a day'
echo 'Expected: 2026-02-23 to 2026-03-01 for Saturday and Sunday'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
