#!/usr/bin/env bash
# Surprise: mustache prints the date 01/03/2026 as 01&#x2F;03&#x2F;2026.
# Expected: the specification of Mustache has four characters escaped: & " < and >. A date and a link have none of them.
# Seen (mustache@4.2.0): slash, equals sign, apostrophe and backtick are escaped too. handlebars leaves slashes, but
#   escapes the equals sign.
# Why it matters: the template is right in HTML mails, and the same template shows codes in the plain-text part, in a
#   subject, in Slack and in a calendar file. Use {{{date}}} there, or set Mustache.escape.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mustache@4.2.0 handlebars@4.7.8 > /dev/null

cat > seen.cjs <<'JS'
const Mustache = require('mustache');
const Handlebars = require('handlebars');
const data = { date: '01/03/2026', link: 'https://example.com/?id=7' };
for (const template of ['{{date}}', '{{link}}', '{{{link}}}']) {
	console.log(`${template}: ${Mustache.render(template, data)}, handlebars ${Handlebars.compile(template)(data)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='{{date}}: 01&#x2F;03&#x2F;2026, handlebars 01/03/2026
{{link}}: https:&#x2F;&#x2F;example.com&#x2F;?id&#x3D;7, handlebars https://example.com/?id&#x3D;7
{{{link}}}: https://example.com/?id=7, handlebars https://example.com/?id=7'

echo 'mustache@4.2.0 and handlebars@4.7.8'
echo 'Expected: the date and the link as they are'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
