#!/usr/bin/env bash
# Surprise: luxon-business-days skips Memorial Day when it counts working days for a German customer.
# Expected: Monday to Friday: no country and no holidays were set. The setting of one date is that of this date.
# Seen: holidays of the United States are the default, those of other countries are never skipped. setupBusiness() of
#   one date also changes all other dates.
# Why it matters: a notice period of working days ends on another day than in the contract, in some weeks of the year.
#   Set the holidays, or an empty list, once at the start.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts luxon-business-days@3.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { DateTime } = createRequire(import.meta.url)('luxon-business-days');
const dateOf = (day) => DateTime.fromISO(day, { zone: 'Europe/Berlin', locale: 'de' });
const next = (day) => dateOf(day).plusBusiness({ days: 1 }).toFormat('ccc dd.MM.');
console.log(`one working day after Friday, 15 May 2026: ${next('2026-05-15')}`);
console.log(`after Friday, 22 May, before Memorial Day: ${next('2026-05-22')}`);
console.log(`after Thursday, 30 April, before the German Labour Day: ${next('2026-04-30')}`);
dateOf('2026-01-01').setupBusiness({ holidayMatchers: [] });
console.log(`after 22 May, once another date was set up without holidays: ${next('2026-05-22')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='one working day after Friday, 15 May 2026: Mo 18.05.
after Friday, 22 May, before Memorial Day: Di 26.05.
after Thursday, 30 April, before the German Labour Day: Fr 01.05.
after 22 May, once another date was set up without holidays: Mo 25.05.'

echo 'luxon-business-days@3.0.1, zone Europe/Berlin, locale de'
echo 'Expected: Mo 18.05., Mo 25.05., Fr 01.05. and Mo 25.05.'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
