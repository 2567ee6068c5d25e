#!/usr/bin/env bash
# Surprise: txml, simple-xml-to-json and xml2json-light do not decode &amp; in a text.
# Expected: Acme & Co: the five names of XML are part of the language.
# Seen: the text is "Acme &amp; Co" for all three.
# Why it matters: customers with an ampersand are not found in other systems, and get "&amp;amp;" when the text is
#   written as XML again. Decode the texts, or use fast-xml-parser.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts txml@6.0.3 simple-xml-to-json@1.2.7 xml2json-light@1.0.6 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { parse, simplify } from 'txml';
const require = createRequire(import.meta.url);
const { convertXML } = require('simple-xml-to-json');
const { xml2json } = require('xml2json-light');
const xml = '<renewal><customer>Acme &amp; Co</customer></renewal>';
console.log(JSON.stringify(simplify(parse(xml))));
console.log(JSON.stringify(convertXML(xml)));
console.log(JSON.stringify(xml2json(xml)));
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"renewal":{"customer":"Acme &amp; Co"}}
{"renewal":{"children":[{"customer":{"content":"Acme &amp; Co"}}]}}
{"renewal":{"customer":"Acme &amp; Co"}}'

echo 'txml@6.0.3, simple-xml-to-json@1.2.7 and xml2json-light@1.0.6'
echo 'Expected: Acme & Co'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
