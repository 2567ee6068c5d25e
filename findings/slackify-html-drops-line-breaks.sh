#!/usr/bin/env bash
# Surprise: slackify-html joins paragraphs, lines, list entries and table cells without a space.
# Expected: a line break for <br>, <p> and <li>, as its links and bold text become those of Slack.
# Seen (slackify-html@1.0.1): two lines of 50 and 20 seats become 5020.
# Why it matters: the numbers in a message are wrong and look right. Replace the tags by line breaks first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts slackify-html@1.0.1 > /dev/null

cat > seen.cjs <<'JS'
const slackify = require('slackify-html');
for (const html of ['Seats: 50<br>20 more', '<p>Acme</p><p>Beta</p>', '<ul><li>1 March</li><li>3 March</li></ul>', '<table><tr><td>Adobe</td><td>50</td></tr></table>']) console.log(`${html}: ${slackify(html)}`);
JS
seen=$(TZ=UTC node seen.cjs)
stated='Seats: 50<br>20 more: Seats: 5020 more
<p>Acme</p><p>Beta</p>: AcmeBeta
<ul><li>1 March</li><li>3 March</li></ul>: 1 March3 March
<table><tr><td>Adobe</td><td>50</td></tr></table>: Adobe50'

echo 'slackify-html@1.0.1'
echo 'Expected: values apart from each other'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
