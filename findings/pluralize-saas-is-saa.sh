#!/usr/bin/env bash
# Surprise: pluralize makes "Saa" of one SaaS, "AW" of AWS and "Adobe CCS" of two Adobe CC.
# Expected: names and abbreviations as they are, and SKUs for several SKU.
# Seen: a last S is taken for a plural, also behind capitals, and the one that is added is a capital behind capitals.
#   inflection does the same with SaaS.
# Why it matters: product names in a message are wrong as soon as the quantity is 1. Write the unit, not the product,
#   in the plural, or list the names as uncountable.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts pluralize@8.0.0 inflection@3.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
import { singularize } from 'inflection';
const pluralize = createRequire(import.meta.url)('pluralize');
for (const [word, count] of [['license', 2], ['SaaS', 1], ['AWS', 1], ['Windows', 1], ['SKU', 2], ['Adobe CC', 2]]) console.log(`${count} ${word}: ${pluralize(word, count, true)}`);
console.log(`inflection, one SaaS: ${singularize('SaaS')}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='2 license: 2 licenses
1 SaaS: 1 Saa
1 AWS: 1 AW
1 Windows: 1 Window
2 SKU: 2 SKUS
2 Adobe CC: 2 Adobe CCS
inflection, one SaaS: Saa'

echo 'pluralize@8.0.0 and inflection@3.0.2'
echo 'Expected: 2 licenses, 1 SaaS, 1 AWS, 1 Windows, 2 SKUs, 2 Adobe CC'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
