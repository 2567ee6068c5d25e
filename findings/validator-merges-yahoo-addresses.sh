#!/usr/bin/env bash
# Surprise: normalizeEmail() of validator makes one address of two at Yahoo.
# Expected: two addresses: the part after a hyphen is part of the name, as everywhere but in the plus addresses of
#   other mail services.
# Seen: what follows the first hyphen is dropped for Yahoo.
# Why it matters: two owners are one when reports are grouped by normalized address, and one gets the customers of
#   both. Lower-case the address instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { normalizeEmail } = createRequire(import.meta.url)('validator');
for (const address of ['northwind-sales@yahoo.com', 'northwind-support@yahoo.com', 'northwind-sales@outlook.com', 'northwind-sales@example.com']) {
	console.log(`${address}: ${normalizeEmail(address)}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='northwind-sales@yahoo.com: northwind@yahoo.com
northwind-support@yahoo.com: northwind@yahoo.com
northwind-sales@outlook.com: northwind-sales@outlook.com
northwind-sales@example.com: northwind-sales@example.com'

echo 'validator@13.15.35'
echo 'Expected: every address as it is'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
