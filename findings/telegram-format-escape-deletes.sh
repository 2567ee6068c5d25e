#!/usr/bin/env bash
# Surprise: telegram-format deletes underscores, asterisks and brackets when it escapes a text for Markdown.
# Expected: a backslash in front of each, which Telegram removes; markdownv2.escape does that.
# Seen: markdown.escape turns KN_PRO_100 into KNPRO100. Bold texts are not escaped at all, in either style.
# Why it matters: a message names a SKU that does not exist. Use markdownv2.escape, also inside of bold and italic.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts telegram-format@3.1.0 > /dev/null

cat > seen.mjs <<'JS'
import { html, markdown, markdownv2 } from 'telegram-format';
for (const format of [markdown, markdownv2, html]) console.log(format.escape('KN_PRO_100 [Berlin] & Co'), format.bold('KN_PRO & Co'));
JS
seen=$(TZ=UTC node seen.mjs)
stated='KNPRO100 Berlin & Co *KN_PRO & Co*
KN\_PRO\_100 \[Berlin\] & Co *KN_PRO & Co*
KN_PRO_100 [Berlin] &amp; Co <b>KN_PRO & Co</b>'

echo 'telegram-format@3.1.0, escape and bold in Markdown, MarkdownV2 and HTML'
echo 'Expected: KN\_PRO\_100 \[Berlin] & Co first'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
