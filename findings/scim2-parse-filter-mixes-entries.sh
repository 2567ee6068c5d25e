#!/usr/bin/env bash
# Surprise: scim2-parse-filter finds a customer with two addresses, of which none fulfils both conditions in brackets.
# Expected: no one: contacts[type eq "work" and value co "example.org"] asks for one entry with both (RFC 7644,
#   3.4.2.2), as scim-query-filter-parser does.
# Seen: one entry fulfils the first condition and another the second, so the customer is found.
# Why it matters: "a license of Keepnet that ends in March" finds customers with a license of Keepnet and one of Adobe
#   that ends in March. Filter the entries in code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts scim2-parse-filter@0.2.10 scim-query-filter-parser@2.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { filter, parse } = require('scim2-parse-filter');
const { compileFilter } = require('scim-query-filter-parser');
const acme = { contacts: [{ type: 'work', value: 'a@example.com' }, { type: 'home', value: 'a@example.org' }] };
for (const text of ['contacts[type eq "work" and value co "example.com"]', 'contacts[type eq "work" and value co "example.org"]']) {
	console.log(`${text}: ${filter(parse(text))(acme)} ${compileFilter(text)(acme)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='contacts[type eq "work" and value co "example.com"]: true true
contacts[type eq "work" and value co "example.org"]: true false'

echo 'scim2-parse-filter@0.2.10 and scim-query-filter-parser@2.0.4, in this order'
echo 'Expected: true true, then false false'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
