#!/usr/bin/env bash
# Surprise: telegramify-markdown drops the check boxes of a task list.
# Expected: [x] and [ ] as text, or marks in their place.
# Seen: each entry gets the same bullet.
# Why it matters: a list of renewals in which some are ticked off arrives as one in which all are open. Write "done" in
#   words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts telegramify-markdown@1.3.3 > /dev/null

cat > seen.mjs <<'JS'
import telegramifyMarkdown from 'telegramify-markdown';
console.log(telegramifyMarkdown('- [x] Acme, 1 March\n- [ ] Beta, 3 March\n- Contoso, 5 March').trim());
JS
seen=$(TZ=UTC node seen.mjs)
stated='•   Acme, 1 March
•   Beta, 3 March
•   Contoso, 5 March'

echo 'telegramify-markdown@1.3.3'
echo 'Expected: a mark for Acme'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
