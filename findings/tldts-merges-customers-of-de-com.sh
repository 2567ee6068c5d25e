#!/usr/bin/env bash
# Surprise: tldts says that acme.de.com and beta.de.com have the same domain.
# Expected: two domains: de.com, uk.com and eu.com sell names to anyone, and are in the public suffix list. psl tells
#   them apart.
# Seen: tldts ignores the part of the list that companies maintain, so all customers there, at Shopify or at Azure are
#   one.
# Why it matters: customers that are matched by the domain of their mail are merged into one. Set allowPrivateDomains.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts tldts@7.5.4 psl@1.15.0 > /dev/null

cat > seen.mjs <<'JS'
import psl from 'psl';
import { getDomain } from 'tldts';
for (const host of ['www.acme.co.uk', 'acme.de.com', 'beta.de.com', 'acme.uk.com', 'acme.myshopify.com', 'acme.onmicrosoft.com']) {
	console.log(`${host}: ${getDomain(host)}, ${getDomain(host, { allowPrivateDomains: true })}, ${psl.get(host)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='www.acme.co.uk: acme.co.uk, acme.co.uk, acme.co.uk
acme.de.com: de.com, acme.de.com, acme.de.com
beta.de.com: de.com, beta.de.com, beta.de.com
acme.uk.com: uk.com, acme.uk.com, acme.uk.com
acme.myshopify.com: myshopify.com, acme.myshopify.com, acme.myshopify.com
acme.onmicrosoft.com: onmicrosoft.com, onmicrosoft.com, onmicrosoft.com'

echo 'tldts@7.5.4, the same with allowPrivateDomains, psl@1.15.0'
echo 'Expected: the same three times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
