#!/usr/bin/env bash
# Surprise: scim-patch adds a license when it is told to replace the seats of one that does not exist.
# Expected: an error: a "replace" whose filter matches nothing fails with noTarget (RFC 7644, 3.5.2.3).
# Seen: a new entry with the SKU of the filter and the seats, unless there is an object of options, even an empty one.
# Why it matters: a patch with an old or mistyped SKU sells a license instead of failing. Set treatMissingAsAdd to
#   false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts scim-patch@0.8.3 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { scimPatch } = createRequire(import.meta.url)('scim-patch');
for (const options of [undefined, {}, { treatMissingAsAdd: false }]) {
	const customer = { schemas: [], meta: {}, licenses: [{ sku: 'KN-PRO', seats: 50 }] };
	try {
		console.log(JSON.stringify(scimPatch(customer, [{ op: 'replace', path: 'licenses[sku eq "KN-OLD"].seats', value: 60 }], options).licenses));
	} catch (error) {
		console.log(error.scimCode);
	}
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='[{"sku":"KN-PRO","seats":50},{"sku":"KN-OLD","seats":60}]
noTarget
noTarget'

echo 'scim-patch@0.8.3, without options, with {}, and with treatMissingAsAdd: false'
echo 'Expected: noTarget for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
