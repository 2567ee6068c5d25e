#!/usr/bin/env bash
# Surprise: the expression language of Adaptive Card templates adds 30 days and lands on the 29th day after.
# Expected: addDays works on the UTC timestamp that it asks for, so 30 days after 2026-03-01T00:00:00.000Z is
#   2026-03-31T00:00:00.000Z on every server.
# Seen (adaptive-expressions@4.23.3): on a server in Berlin or New York it is 2026-03-30T23:00:00.000Z, shown as
#   2026-03-30, because the days are added in the server's zone, across the change to summer time.
# Why it matters: a Teams card shows a notice date one day early in spring, depending on the server. Compute dates
#   before you fill the template, and pass texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts adaptive-expressions@4.23.3 > /dev/null

cat > seen.cjs <<'JS'
const { Expression } = require('adaptive-expressions');
const evaluate = (text) => Expression.parse(text).tryEvaluate({ start: '2026-03-01T00:00:00.000Z' }).value;
console.log(`${process.env.TZ}: ${evaluate('addDays(start, 30)')} shown as ${evaluate("addDays(start, 30, 'yyyy-MM-dd')")}`);
JS
seen=$(for zone in UTC Europe/Berlin America/New_York; do TZ=$zone node seen.cjs; done)
stated='UTC: 2026-03-31T00:00:00.000Z shown as 2026-03-31
Europe/Berlin: 2026-03-30T23:00:00.000Z shown as 2026-03-30
America/New_York: 2026-03-30T23:00:00.000Z shown as 2026-03-30'

echo 'adaptive-expressions@4.23.3, 30 days after 2026-03-01 by time zone of the process'
echo 'Expected: 2026-03-31T00:00:00.000Z, shown as 2026-03-31, everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
