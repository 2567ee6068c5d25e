#!/usr/bin/env bash
# Surprise: planer, which finds the reply in an email, drops everything from a line that begins with "Date:" or
#   "From:".
# Expected: quoted mail is recognized by a block of header lines (From, Sent, To, Subject) or by quotation marks, so
#   that one line of an answer stays.
# Seen (planer@1.2.0): one such line in the middle of a sentence block is enough. Lines with "To:" or "Subject:" stay.
# Why it matters: a customer who answers "Renew. Date: 1 March 2027. Seats: 50" is recorded with "Renew." only. Ask for
#   answers in a form, or keep the whole text beside the extract.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts planer@1.2.0 > /dev/null

cat > seen.cjs <<'JS'
const planer = require('planer');
const replies = ['Please renew.\nSeats: 50\nThanks', 'Please renew.\nDate: 1 March 2027\nSeats: 50', 'Please renew.\nFrom: 1 March 2027\nSeats: 50', 'Please renew.\nTo: 28 February 2028\nSeats: 50'];
for (const reply of replies) console.log(JSON.stringify(planer.extractFrom(reply, 'text/plain')));
JS
seen=$(TZ=UTC node seen.cjs)
stated='"Please renew.\nSeats: 50\nThanks"
"Please renew."
"Please renew."
"Please renew.\nTo: 28 February 2028\nSeats: 50"'

echo 'planer@1.2.0, four replies without a quotation'
echo 'Expected: each reply as it was written'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
