#!/usr/bin/env bash
# Surprise: easy-vcard does not escape semicolons and commas in the values that it writes.
# Expected: a backslash in front of each (RFC 6350, 3.4), so that readers get back what went in.
# Seen: a semicolon in the last name starts the first name, which becomes the middle one.
# Why it matters: contacts of customers get other names in the address book. Replace the signs first, or use vcards-js.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @covve/easy-vcard@1.1.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { VCard } = createRequire(import.meta.url)('@covve/easy-vcard');
const text = new VCard().setFullName('Ann Example').addFirstName('Ann').addLastName('Example; Purchasing').addOrganization('Acme, Inc').toString();
console.log(text.split(/\r?\n/).filter((line) => /^(N|ORG)[:;]/.test(line)).join('\n'));
JS
seen=$(TZ=UTC node seen.mjs)
stated='N:Example; Purchasing;Ann;;;
ORG:Acme, Inc'

echo '@covve/easy-vcard@1.1.1'
echo 'Expected: N:Example\; Purchasing;Ann;;; and ORG:Acme\, Inc'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
