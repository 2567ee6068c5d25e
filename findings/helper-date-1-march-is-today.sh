#!/usr/bin/env bash
# Surprise: helper-date, the date helper of handlebars-helpers, prints today for "1 March 2027".
# Expected: 1 March 2027, as for "March 1, 2027", or an error.
# Seen: a text that it cannot read is the present hour. 01.03.2026 is read with the month first, and 31.12.2026 is not
#   read.
# Why it matters: a renewal in a mail is due today, and each day again. Pass ISO dates.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts helper-date@1.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const date = createRequire(import.meta.url)('helper-date');
const today = new Date().toISOString().slice(0, 10);
for (const text of ['2027-03-01', 'March 1, 2027', '1 March 2027', '01.03.2026', '31.12.2026']) {
	const seen = date(text, 'YYYY-MM-DD');
	console.log(`${text}: ${seen === today ? 'today' : seen}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='2027-03-01: 2027-03-01
March 1, 2027: 2027-03-01
1 March 2027: today
01.03.2026: 2026-01-03
31.12.2026: today'

echo 'helper-date@1.0.1'
echo 'Expected: 2027-03-01, three times, 2026-03-01, 2026-12-31'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
