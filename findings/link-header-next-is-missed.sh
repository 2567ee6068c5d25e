#!/usr/bin/env bash
# Surprise: parse-link-header and li find no next page in link headers that RFC 8288 allows.
# Expected: RFC 8288 (3) compares the names of parameters without case, allows spaces around "=" and ";", and (3.3) says
#   that a second rel of one link must be ignored. http-link-header reads all of these.
# Seen (parse-link-header@2.0.0, li@1.3.0): REL="next" and rel = "next" give no next. rel="next"; rel="prev" gives prev.
# Why it matters: "no next" means "last page", so the rest of the subscriptions is missing without an error. It starts
#   on the day that a proxy or a vendor's new gateway writes the header in another way. Use a parser of the grammar.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-link-header@2.0.0 li@1.3.0 http-link-header@1.1.4 > /dev/null

cat > seen.cjs <<'JS'
const parseLinkHeader = require('parse-link-header');
const li = require('li');
const LinkHeader = require('http-link-header');
for (const parameters of ['; rel="next"', '; REL="next"', ' ; rel = "next"', '; rel="next"; rel="prev"']) {
	const header = `<https://api.example.com/subscriptions?page=2>${parameters}`;
	const found = [parseLinkHeader(header)?.next, li.parse(header).next, LinkHeader.parse(header).rel('next')[0]];
	console.log(`<...>${parameters}  ${found.map((link) => (link ? 'next' : 'none')).join(' ')}`);
}
JS
seen=$(node seen.cjs)
stated='<...>; rel="next"  next next next
<...>; REL="next"  none none next
<...> ; rel = "next"  none none next
<...>; rel="next"; rel="prev"  none none next'

echo 'parse-link-header@2.0.0, li@1.3.0 and http-link-header@1.1.4, in this order'
echo 'Expected: next everywhere'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
