#!/usr/bin/env bash
# Surprise: @chatwoot/markdown-to-txt makes one line of a list, without a space between the entries.
# Expected: a line for each entry, or a space.
# Seen: a number of seats and the next customer are one word, and so are the last words of a paragraph and the first of
#   the next.
# Why it matters: "Acme 50" and "Beta 5" read as "Acme 50Beta 5" in a plain text message. Put a sign of your own at the
#   end of each line, and replace it afterwards.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @chatwoot/markdown-to-txt@2.0.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const convert = createRequire(import.meta.url)('@chatwoot/markdown-to-txt');
console.log(JSON.stringify((convert.markdownToTxt ?? convert.default ?? convert)('Renewals:\n\n- Acme 50\n- Beta 5\n\nCall them.')));
JS
seen=$(TZ=UTC node seen.mjs)
stated='"Renewals:Acme 50Beta 5Call them."'

echo '@chatwoot/markdown-to-txt@2.0.4'
echo 'Expected: a line break or a space between the entries'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
