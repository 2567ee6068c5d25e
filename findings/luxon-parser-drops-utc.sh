#!/usr/bin/env bash
# Surprise: luxon-parser reads 2026-03-01T10:00:00Z as 10:00 in the zone of the machine.
# Expected: 10:00 UTC, as luxon reads it.
# Seen: the time in UTC is taken for one of the machine, also when the text has an offset.
# Why it matters: a deadline that an API states in UTC moves by the offset of the server, and with it the day. Read ISO
#   dates with DateTime.fromISO.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts luxon-parser@1.0.3 luxon@3.7.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { DateTime } = require('luxon');
const { dateTimeFromHuman, dateTimeFromAny } = require('luxon-parser');
for (const text of ['2026-03-01T23:00:00Z', '2026-03-01T23:00:00+09:00'])
	console.log(`${text}: luxon ${DateTime.fromISO(text).toUTC().toFormat("d MMM HH:mm")}, fromHuman ${dateTimeFromHuman(text).toUTC().toFormat("d MMM HH:mm")}, fromAny ${dateTimeFromAny(text).toUTC().toFormat("d MMM HH:mm")} (in UTC)`);
JS
seen=$(TZ=America/New_York node seen.mjs)
stated='2026-03-01T23:00:00Z: luxon 1 Mar 23:00, fromHuman 2 Mar 04:00, fromAny 2 Mar 04:00 (in UTC)
2026-03-01T23:00:00+09:00: luxon 1 Mar 14:00, fromHuman 1 Mar 19:00, fromAny 1 Mar 19:00 (in UTC)'

echo 'luxon-parser@1.0.3 beside luxon@3.7.2, in New York'
echo 'Expected: the same time from all'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
