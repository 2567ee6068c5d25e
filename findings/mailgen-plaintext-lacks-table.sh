#!/usr/bin/env bash
# Surprise: The plain text of a Mailgen mail lacks the table that its HTML has.
# Expected: the rows as text: the same body makes both versions.
# Seen: only greeting, introduction and signature. A column that the first row lacks is missing in the HTML, too.
# Why it matters: whoever reads mail as text, or lets a filter read it, gets a renewal report without renewals. Write
#   the text version from the data.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mailgen@2.0.36 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('mailgen');
const mailgen = new (loaded.default ?? loaded)({ theme: 'default', product: { name: 'Renewals', link: 'https://example.com' } });
const table = { data: [{ customer: 'Northwind' }, { customer: 'Contoso', seats: 30 }] };
const body = { name: 'Ana', intro: 'Due in March:', table };
for (const [name, text] of [['HTML', mailgen.generate({ body })], ['plain text', mailgen.generatePlaintext({ body })]]) {
	const has = (word) => `${word} ${text.includes(word) ? 'yes' : 'no'}`;
	console.log(`${name}: ${['Due in March', 'Northwind', 'Contoso', 'seats'].map(has).join(', ')}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='HTML: Due in March yes, Northwind yes, Contoso yes, seats no
plain text: Due in March yes, Northwind no, Contoso no, seats no'

echo 'mailgen@2.0.36, a table of two customers'
echo 'Expected: yes to all, in both versions'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
