#!/usr/bin/env bash
# Surprise: Eta and Squirrelly glue the next line to a value that ends a line.
# Expected: the line break between them, as in EJS, whose tags Eta has.
# Seen: the line break behind each tag is removed, also behind one that prints a value, so 50 and 20 are 5020.
# Why it matters: a mail in plain text loses line breaks exactly behind its amounts and dates. Set autoTrim to false,
#   or end lines with a word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts eta@4.6.0 squirrelly@9.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { Eta } from 'eta';
import * as squirrelly from 'squirrelly';
const data = { seats: 50, next: 20 };
console.log(new Eta().renderString('Seats\n<%= it.seats %>\n<%= it.next %>\nDone', data));
console.log(squirrelly.render('Seats\n{{it.seats}}\n{{it.next}}\nDone', data));
console.log(new Eta({ autoTrim: false }).renderString('Seats\n<%= it.seats %>\n<%= it.next %>\nDone', data));
JS
seen=$(TZ=UTC node seen.mjs)
stated='Seats
5020Done
Seats
5020Done
Seats
50
20
Done'

echo 'eta@4.6.0 and squirrelly@9.1.1, then eta with autoTrim: false'
echo 'Expected: Seats, 50, 20 and Done on four lines each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
