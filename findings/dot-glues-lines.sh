#!/usr/bin/env bash
# Surprise: doT joins the lines of a template, with nothing in between.
# Expected: the text as it is written, as other template engines print it.
# Seen: line breaks and the spaces around them are removed, so that 50 at the end of a line and 20 at the start of the
#   next are 5020. Two blank lines and a heading in Markdown are gone.
# Why it matters: a mail in plain text or a message for Slack arrives as one line, and amounts merge. Set
#   templateSettings.strip to false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dot@1.1.3 > /dev/null

cat > seen.mjs <<'JS'
import dot from 'dot';
const template = 'Seats: {{=it.seats}}\n2027: {{=it.next}}\n\n# Total\n{{=it.total}}';
console.log(dot.template(template)({ seats: 50, next: 20, total: 70 }));
console.log(dot.template(template, { ...dot.templateSettings, strip: false })({ seats: 50, next: 20, total: 70 }));
JS
seen=$(TZ=UTC node seen.mjs)
stated='Seats: 502027: 20# Total70
Seats: 50
2027: 20

# Total
70'

echo 'dot@1.1.3, by default and with strip: false'
echo 'Expected: five lines from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
