#!/usr/bin/env bash
# Surprise: windows-iana knows no Windows zone for Europe/Kyiv.
# Expected: FLE Standard Time, as for Europe/Kiev, the older name of the zone.
# Seen: nothing for the new name. Asia/Kolkata, which was renamed earlier, is known by both names.
# Why it matters: a calendar file for Outlook is written without its zone for customers there, in UTC or not at all.
#   Look up the older name with Intl first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts windows-iana@5.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { findWindows } = createRequire(import.meta.url)('windows-iana');
for (const zone of ['Europe/Kiev', 'Europe/Kyiv', 'Asia/Calcutta', 'Asia/Kolkata']) console.log(`${zone}: ${findWindows(zone).join() || 'nothing'}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='Europe/Kiev: FLE Standard Time
Europe/Kyiv: nothing
Asia/Calcutta: India Standard Time
Asia/Kolkata: India Standard Time'

echo 'windows-iana@5.1.0'
echo 'Expected: FLE Standard Time for both names of Kyiv'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
