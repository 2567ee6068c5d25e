#!/usr/bin/env bash
# Surprise: Sherlock reads the year in "Adobe VIP 2027 renewal" as half past eight in the evening.
# Expected: the date in the sentence, without a time, and the year in the title.
# Seen: "2027 renewal next monday" is next Monday at 20:27, and 2027 is gone from the title.
# Why it matters: a note of a sales person becomes an appointment in the evening under another name. Take the year out
#   first, and check isAllDay.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts sherlockjs@1.4.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const Sherlock = createRequire(import.meta.url)('sherlockjs');
Sherlock._setNow(new Date(2026, 10, 26, 9));
for (const text of ['Adobe VIP renewal next monday', 'Adobe VIP 2027 renewal next monday']) {
	const { eventTitle, startDate, isAllDay } = Sherlock.parse(text);
	console.log(`${text}: ${eventTitle}, ${startDate.toString().slice(0, 21)}, ${isAllDay ? 'all day' : 'at a time'}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Adobe VIP renewal next monday: Adobe VIP renewal, Mon Nov 30 2026 00:00, all day
Adobe VIP 2027 renewal next monday: adobe vip renewal, Mon Nov 30 2026 20:27, at a time'

echo 'sherlockjs@1.4.2, on Thursday, 26 November 2026'
echo 'Expected: Mon Nov 30 2026, all day, with the year in the title'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
