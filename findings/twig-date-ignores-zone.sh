#!/usr/bin/env bash
# Surprise: The date filter of twig for JavaScript ignores its second argument, the time zone.
# Expected: 2 March 2026 for 1 March, 20:00 UTC, in Asia/Tokyo. Twig for PHP documents the argument.
# Seen (twig@2.0.0): the day is the one in the zone of the process.
# Why it matters: the same template prints another day on a server than on a laptop, although it names the zone. Pass
#   days as finished text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts twig@2.0.0 > /dev/null

cat > seen.cjs <<'JS'
const { twig } = require('twig');
const renewal = '2026-03-01T20:00:00Z';
for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York']) console.log(`${zone}: ${twig({ data: `{{ renewal|date('Y-m-d H:i', '${zone}') }}` }).render({ renewal })}`);
console.log(`none: ${twig({ data: "{{ renewal|date('Y-m-d H:i') }}" }).render({ renewal })}`);
JS
seen=$(TZ=Europe/Berlin node seen.cjs)
stated='UTC: 2026-03-01 21:00
Asia/Tokyo: 2026-03-01 21:00
America/New_York: 2026-03-01 21:00
none: 2026-03-01 21:00'

echo 'twig@2.0.0 in a process whose zone is Europe/Berlin'
echo 'Expected: 20:00, then 2026-03-02 05:00, then 15:00, then 21:00'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
