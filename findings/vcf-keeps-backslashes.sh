#!/usr/bin/env bash
# Surprise: vcf returns the escapes of a card as they are written, as text and as JSON.
# Expected: the value that was escaped: "Doe, John" and a line break in the note, as RFC 6350 and jCard (RFC 7095)
#   define.
# Seen (vcf@2.1.2): `Doe\\, John`, `Contoso\\; Ltd` and `a\\nb`, also in toJSON(), which is meant to be jCard.
# Why it matters: contacts of customers are exported as cards. Company names no longer match those of the vendor, and
#   digests show backslashes. Remove the escapes from each value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts vcf@2.1.2 > /dev/null

cat > seen.cjs <<'JS'
const VCard = require('vcf');
const text = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Doe\\, John', 'ORG:Contoso\\; Ltd', 'NOTE:a\\nb', 'END:VCARD', ''].join('\r\n');
const card = new VCard().parse(text);
console.log(['fn', 'org', 'note'].map((name) => card.get(name).valueOf()).join(' | '));
console.log(JSON.stringify(card.toJSON()[1].map(([name, , , value]) => [name, value])));
JS
seen=$(TZ=UTC node seen.cjs)
stated='Doe\, John | Contoso\; Ltd | a\nb
[["version","4.0"],["fn","Doe\\, John"],["org","Contoso\\; Ltd"],["note","a\\nb"]]'

echo 'vcf@2.1.2, escaped values'
echo 'Expected: Doe, John | Contoso; Ltd | a, a line break, b'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
