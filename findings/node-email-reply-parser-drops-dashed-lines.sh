#!/usr/bin/env bash
# Surprise: node-email-reply-parser takes "-- 20 seats of Pro" for the start of a signature.
# Expected: only a line that is "-- " starts a signature; email-reply-parser keeps the list.
# Seen: everything from the first such line on is missing from the visible text.
# Why it matters: the reply with the order says what the customer changes, and the list of changes is lost. Keep the
#   whole text beside it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-email-reply-parser@0.1.4 email-reply-parser@2.3.9 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const parse = require('node-email-reply-parser');
const EmailReplyParser = require('email-reply-parser').default;
const mail = 'Please change:\n\n-- 20 seats of Pro\n-- 30 seats of Basic\n\nThank you\n\nOn Sun, 1 Mar 2026 at 09:00, Ann <ann@example.com> wrote:\n> Hello\n';
console.log(JSON.stringify(parse(mail, true)));
console.log(JSON.stringify(new EmailReplyParser().read(mail).getVisibleText()));
JS
seen=$(TZ=UTC node seen.mjs)
stated='"Please change:\n"
"Please change:\n\n-- 20 seats of Pro\n-- 30 seats of Basic\n\nThank you\n"'

echo 'node-email-reply-parser@0.1.4 and email-reply-parser@2.3.9'
echo 'Expected: the list in both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
