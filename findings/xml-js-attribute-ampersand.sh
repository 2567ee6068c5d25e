#!/usr/bin/env bash
# Surprise: xml-js writes XML that it cannot read when an attribute has an ampersand.
# Expected: special characters are escaped in attributes as in text, since & and < are not allowed in either.
# Seen (xml-js@1.6.11): of the special characters in attributes only the quote is escaped. In text, & and < are. Reading
#   the result back is an error, "Invalid character in entity name".
# Why it matters: one customer called "Contoso & Sons" makes the whole file unreadable for the system that imports it.
#   Pass attributeValueFn, or keep names in elements.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xml-js@1.6.11 > /dev/null

cat > seen.cjs <<'JS'
const { js2xml, xml2js } = require('xml-js');
for (const name of ['Contoso', 'Contoso & Sons']) {
	const xml = js2xml({ renewal: { _attributes: { customer: name }, name } }, { compact: true });
	console.log(xml);
	try {
		console.log(`read back: ${xml2js(xml, { compact: true }).renewal._attributes.customer}`);
	} catch ({ message }) {
		console.log(`error: ${message.split('\n')[0]}`);
	}
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='<renewal customer="Contoso"><name>Contoso</name></renewal>
read back: Contoso
<renewal customer="Contoso & Sons"><name>Contoso &amp; Sons</name></renewal>
error: Invalid character in entity name'

echo 'xml-js@1.6.11'
echo 'Expected: both names are read back'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
