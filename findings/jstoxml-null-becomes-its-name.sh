#!/usr/bin/env bash
# Surprise: jstoxml writes a field that is null as the bare name of the field.
# Expected: an empty element, as for undefined and for an empty text, or none.
# Seen (jstoxml@7.1.1): {seats: null} becomes the text seats between the elements. A date is written as the English
#   text of the zone of the process.
# Why it matters: an unknown value adds a word to the text of its parent, which strict readers reject and others read
#   as content. Leave fields without a value out, and pass ISO texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jstoxml@7.1.1 > /dev/null

cat > seen.cjs <<'JS'
const { toXML } = require('jstoxml');
for (const seats of [50, 0, '', undefined, null]) console.log(toXML({ renewal: { customer: 'Acme', seats } }));
console.log(toXML({ renews: new Date('2026-03-01T00:00:00Z') }));
JS
seen=$(TZ=UTC node seen.cjs)
stated='<renewal><customer>Acme</customer><seats>50</seats></renewal>
<renewal><customer>Acme</customer><seats>0</seats></renewal>
<renewal><customer>Acme</customer><seats/></renewal>
<renewal><customer>Acme</customer><seats/></renewal>
<renewal><customer>Acme</customer>seats</renewal>
<renews>Sun Mar 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)</renews>'

echo 'jstoxml@7.1.1'
echo 'Expected: <seats/> for null, and 2026-03-01T00:00:00.000Z'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
