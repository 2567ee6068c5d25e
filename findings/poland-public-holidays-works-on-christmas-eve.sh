#!/usr/bin/env bash
# Surprise: poland-public-holidays takes Christmas Eve for a working day.
# Expected: a holiday: it is one in Poland since 2025, as date-holidays says.
# Seen: the list of 2026 has 13 days without it, and isWorkingDay is true.
# Why it matters: the last working day of the year in front of a renewal, and notice periods over Christmas, are a day
#   off. Use date-holidays.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts poland-public-holidays@4.0.0 date-holidays@3.37.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const poland = require('poland-public-holidays');
const Holidays = require('date-holidays');
console.log('poland-public-holidays:', poland.isHoliday('2026-12-24'), poland.isWorkingDay(new Date(2026, 11, 24)), poland.getHolidaysInYear(2026).length);
const found = new Holidays('PL').isHoliday(new Date('2026-12-24T12:00:00'));
console.log('date-holidays:', found && found.map(({ name, type }) => `${name} (${type})`).join(', '));
JS
seen=$(TZ=UTC node seen.mjs)
stated='poland-public-holidays: false true 13
date-holidays: Wigilia Bożego Narodzenia (public)'

echo 'poland-public-holidays@4.0.0 and date-holidays@3.37.0, 24 December 2026'
echo 'Expected: true false 14'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
