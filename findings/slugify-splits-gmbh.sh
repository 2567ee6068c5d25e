#!/usr/bin/env bash
# Surprise: @sindresorhus/slugify makes acme-gmb-h of Acme GmbH.
# Expected: acme-gmbh.
# Seen: a capital within a word begins a new one; "GmbH" and "SaaS" have one. With decamelize false it is as expected.
# Why it matters: file names and keys of German customers look like typing errors, and do not match those that another
#   tool made. Set decamelize.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @sindresorhus/slugify@3.0.1 > /dev/null

cat > seen.mjs <<'JS'
import slugify from '@sindresorhus/slugify';
for (const name of ['Acme GmbH', 'SaaS', 'Müller & Söhne']) console.log(`${name}: ${slugify(name)}, decamelize false ${slugify(name, { decamelize: false })}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='Acme GmbH: acme-gmb-h, decamelize false acme-gmbh
SaaS: saa-s, decamelize false saas
Müller & Söhne: mueller-and-soehne, decamelize false mueller-and-soehne'

echo '@sindresorhus/slugify@3.0.1'
echo 'Expected: acme-gmbh, saas, mueller-and-soehne'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
