#!/usr/bin/env bash
# Surprise: fast-xml-parser decodes &amp; and leaves &#39; and &#xE4; as they are.
# Expected: numeric character references are part of XML itself (XML 1.0, 4.1), not of HTML, so every XML reader
#   resolves them. xml2js does.
# Seen (fast-xml-parser@5.12.1): O&#39;Neil stays O&#39;Neil and B&#xE4;cker stays B&#xE4;cker, until htmlEntities is on.
# Why it matters: serializers write an apostrophe or an umlaut in a customer's name this way. The name then matches no
#   customer in the other system, and appears broken in the report. Set htmlEntities: true for every XML source.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fast-xml-parser@5.12.1 xml2js@0.6.2 > /dev/null

cat > seen.cjs <<'JS'
const { XMLParser } = require('fast-xml-parser');
const xml2js = require('xml2js');
const xml = '<customers><name>O&#39;Neil</name><name>B&#xE4;cker</name><name>Smith &amp; Co</name></customers>';
async function main() {
	console.log('fast-xml-parser:', new XMLParser().parse(xml).customers.name.join(', '));
	console.log('with htmlEntities:', new XMLParser({ htmlEntities: true }).parse(xml).customers.name.join(', '));
	console.log('xml2js:', (await xml2js.parseStringPromise(xml)).customers.name.join(', '));
}
main();
JS
seen=$(node seen.cjs)
stated="fast-xml-parser: O&#39;Neil, B&#xE4;cker, Smith & Co
with htmlEntities: O'Neil, Bäcker, Smith & Co
xml2js: O'Neil, Bäcker, Smith & Co"

echo 'fast-xml-parser@5.12.1 and xml2js@0.6.2'
echo "Expected: O'Neil, Bäcker, Smith & Co"
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
