#!/usr/bin/env bash
# Surprise: any-date-parser reads 31/03/2026 as 3 January, and ignores the Z of an ISO timestamp.
# Expected: in en-US, 31/03/2026 is not a date (the month would be 31), so it is invalid or read day first. Text that
#   ends in Z is UTC.
# Seen (any-date-parser@2.2.4): with locale en-US it skips the first digit and reads 1/03/2026. 29/02/2024 becomes
#   2 September. 2026-03-01T00:00:00Z is midnight of the server's own zone.
# Why it matters: the wrong date is valid and near enough to pass. A renewal of 31 March looks like one of January, so
#   it seems past. Parse with an explicit format, and reject what does not fit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts any-date-parser@2.2.4 > /dev/null

cat > seen.mjs <<'JS'
import parser from 'any-date-parser';
const local = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
for (const text of ['31/03/2026', '31/12/2026', '29/02/2024']) console.log(`${text}: ${local(parser.fromString(text, 'en-US'))}`);
console.log('2026-03-01T00:00:00Z:', parser.fromString('2026-03-01T00:00:00Z', 'en-US').toISOString());
JS
seen=$(TZ=America/New_York node seen.mjs)
stated='31/03/2026: 2026-01-03
31/12/2026: 2026-01-12
29/02/2024: 2024-09-02
2026-03-01T00:00:00Z: 2026-03-01T05:00:00.000Z'

echo 'any-date-parser@2.2.4, locale en-US, server in New York'
echo 'Expected: 31 March, 31 December, 29 February, or invalid; and 2026-03-01T00:00:00.000Z'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
