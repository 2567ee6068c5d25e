#!/usr/bin/env bash
# Surprise: vcard-parser makes one contact of a file with two.
# Expected: two objects, as a file may hold many cards.
# Seen: one object with two names and one mail address, if the second has none of its own. A line that is folded loses
#   the space at the fold.
# Why it matters: the mail address of one customer is stored with the name of another. Split the file at END:VCARD
#   first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts vcard-parser@1.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { parse } = createRequire(import.meta.url)('vcard-parser');
const card = (...lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const { fn, email } = parse(card('FN:Acme') + card('FN:Beta', 'EMAIL:beta@example.com'));
console.log(JSON.stringify({ fn, email }));
console.log(parse(card('NOTE:renews on', '  1 March')).note[0].value);
JS
seen=$(TZ=UTC node seen.mjs)
stated='{"fn":[{"value":"Acme"},{"value":"Beta"}],"email":[{"value":"beta@example.com"}]}
renews on1 March'

echo 'vcard-parser@1.0.0'
echo 'Expected: two contacts, and "renews on 1 March"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
