#!/usr/bin/env bash
# Surprise: slackify-markdown turns a hard line break into a backslash that people see in Slack.
# Expected: a line break. Slack has no escape for one, and shows a backslash as it is.
# Seen (slackify-markdown@4.5.0): two spaces at the end of a line become `\\` and a new line.
# Why it matters: addresses and lists of renewals that end their lines with two spaces or `<br>` arrive with a
#   backslash on each line. Use blank lines or list items.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts slackify-markdown@4.5.0 > /dev/null

cat > seen.cjs <<'JS'
const slackifyMarkdown = require('slackify-markdown');
console.log(slackifyMarkdown('Contoso, 5 seats  \nrenews 1 March'));
console.log(slackifyMarkdown('Contoso, 5 seats\n\nrenews 1 March'));
JS
seen=$(TZ=UTC node seen.cjs)
stated='Contoso, 5 seats\
renews 1 March

Contoso, 5 seats

renews 1 March'

echo 'slackify-markdown@4.5.0, two lines'
echo 'Expected: no backslash'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
