#!/usr/bin/env bash
# Surprise: Tempo counts one day less when the clocks go forward in between, and no day at all for that very day.
# Expected: diffDays('2026-03-31', '2026-03-01') is 30 in every time zone, since both are whole dates.
# Seen (@formkit/tempo@1.1.0): 29 in New York and in Berlin, 30 in Tokyo. From 8 to 9 March it is 0 in New York.
# Why it matters: "renews in 30 days" and "notice ends today" are off by one in spring, on servers in such zones only, so
#   the build server in UTC never sees it. Count calendar days in UTC or with luxon's diff('days').
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @formkit/tempo@1.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { diffDays } from '@formkit/tempo';
const march = diffDays('2026-03-31', '2026-03-01');
const night = diffDays('2026-03-09', '2026-03-08');
console.log(`${process.env.TZ}: 1 to 31 March ${march}, 8 to 9 March ${night}`);
JS
seen=$(for zone in Asia/Tokyo Europe/Berlin America/New_York; do TZ=$zone node seen.mjs; done)
stated='Asia/Tokyo: 1 to 31 March 30, 8 to 9 March 1
Europe/Berlin: 1 to 31 March 29, 8 to 9 March 1
America/New_York: 1 to 31 March 29, 8 to 9 March 0'

echo '@formkit/tempo@1.1.0, diffDays by time zone of the process'
echo 'Expected: 30 and 1 everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
