#!/usr/bin/env bash
# Surprise: with moment-parseplus, moment reads "1 March 2026" in New York as 28 February.
# Expected: midnight of 1 March, as for 2026-03-01, and as moment reads it without the plugin.
# Seen: the formats that the plugin adds are read in UTC, and those of moment in the zone of the machine.
# Why it matters: west of Greenwich, renewals are a day early or right, depending on the file that they came from. Pass
#   ISO dates, or run in UTC.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts moment-parseplus@2.0.3 moment@2.31.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const moment = require('moment');
moment.suppressDeprecationWarnings = true;
const texts = ['2026-03-01', '1 March 2026', '31.12.2026'];
const show = () => texts.map((text) => moment(text).isValid() ? moment(text).format('D MMM HH:mm') : 'invalid').join(', ');
console.log('moment:', show());
require('moment-parseplus');
console.log('with moment-parseplus:', show());
JS
seen=$(TZ=America/New_York node seen.mjs)
stated='moment: 1 Mar 00:00, 1 Mar 00:00, invalid
with moment-parseplus: 1 Mar 00:00, 28 Feb 19:00, 30 Dec 19:00'

echo 'moment-parseplus@2.0.3 with moment@2.31.0, 2026-03-01, 1 March 2026 and 31.12.2026 in New York'
echo 'Expected: 1 Mar 00:00, 1 Mar 00:00, 31 Dec 00:00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
