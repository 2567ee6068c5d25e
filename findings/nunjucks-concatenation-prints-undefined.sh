#!/usr/bin/env bash
# Surprise: Nunjucks prints the words undefined and null when it joins texts with "~".
# Expected: an empty text, as for the value alone, and as in Jinja, whose language it is.
# Seen: {{ price }} is empty, and {{ "EUR " ~ price }} is EUR undefined. A default for null is not used either: it is
#   for undefined only.
# Why it matters: a subject that is put together this way says "EUR undefined" to the customer. Put the text outside of
#   the braces.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts nunjucks@3.2.4 > /dev/null

cat > seen.mjs <<'JS'
import nunjucks from 'nunjucks';
for (const price of [50, null, undefined]) console.log(`${price}: "${nunjucks.renderString('EUR {{ price }}" "{{ "EUR " ~ price }}" "{{ price | default("unknown") }}', { price })}"`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='50: "EUR 50" "EUR 50" "50"
null: "EUR " "EUR null" ""
undefined: "EUR " "EUR undefined" "unknown"'

echo 'nunjucks@3.2.4'
echo 'Expected: "EUR " twice and unknown, for null and undefined'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
