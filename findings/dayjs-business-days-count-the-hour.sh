#!/usr/bin/env bash
# Surprise: dayjs-business-days and dayjs-business-days2 count a day for each hour over.
# Expected: one business day from Thursday to Friday, and none within a day.
# Seen: a begun day is a whole one: from 9:00 to 10:00 of the same day it is one, and from 9:00 to 9:00 of the next day
#   it is one as well.
# Why it matters: a notice period has a day more or less depending on the hour at which the workflow runs. Compare the
#   starts of both days.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 dayjs-business-days2@1.4.0 dayjs-business-days@1.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of ['dayjs-business-days', 'dayjs-business-days2']) {
	delete require.cache[require.resolve('dayjs')];
	const dayjs = require('dayjs');
	const plugin = require(name);
	dayjs.extend(plugin.default ?? plugin);
	const start = dayjs('2026-03-05T09:00');
	console.log(`${name}: ${['2026-03-05T10:00', '2026-03-06T09:00', '2026-03-06T10:00'].map((end) => dayjs(end).businessDiff(start)).join(' ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='dayjs-business-days: 1 1 2
dayjs-business-days2: 1 1 2'

echo 'dayjs-business-days@1.0.4 and dayjs-business-days2@1.4.0, from Thursday 9:00 to Thursday 10:00, Friday 9:00 and Friday 10:00'
echo 'Expected: 0 1 1'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
