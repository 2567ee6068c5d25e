#!/usr/bin/env bash
# Surprise: remove-markdown and underscore.string drop everything from a "less than" to the next "greater than".
# Expected: the text is unchanged: it holds no tag, as "< 30" cannot begin one.
# Seen: what is between the two signs is gone. voca and sanitizers that parse HTML keep it.
# Why it matters: "seats < 30, amount > 1,200" in a note loses its middle, and nobody sees that something is missing.
#   Escape the signs first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts remove-markdown@0.7.0 underscore.string@3.3.6 voca@1.4.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const text = 'Due if seats < 30 and not renewed, or amount > 1,200';
console.log('remove-markdown:', require('remove-markdown')(text));
console.log('underscore.string:', require('underscore.string').stripTags(text));
console.log('voca:', require('voca').stripTags(text));
JS
seen=$(TZ=UTC node seen.mjs)
stated='remove-markdown: Due if seats  1,200
underscore.string: Due if seats  1,200
voca: Due if seats < 30 and not renewed, or amount > 1,200'

echo 'remove-markdown@0.7.0, underscore.string@3.3.6 and voca@1.4.1'
echo 'Expected: the text as it is, from all three'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
