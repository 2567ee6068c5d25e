#!/usr/bin/env bash
# Surprise: doT prints nothing for the number 0 when it encodes it for HTML.
# Expected: 0, as without encoding.
# Seen: {{!it.seats}} is empty for 0 and false, and {{=it.seats}} is 0. Without encoding, a missing value is the text
#   undefined.
# Why it matters: a customer without seats, or a free renewal, looks as if the value were not known. Turn numbers into
#   text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts dot@1.1.3 > /dev/null

cat > seen.mjs <<'JS'
import dot from 'dot';
for (const seats of [50, 0, '0', false, null, undefined]) console.log(`${JSON.stringify(seats)}: "${dot.template('{{!it.seats}}')({ seats })}" "${dot.template('{{=it.seats}}')({ seats })}"`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='50: "50" "50"
0: "" "0"
"0": "0" "0"
false: "" "false"
null: "" "null"
undefined: "" "undefined"'

echo 'dot@1.1.3, {{!it.seats}} and {{=it.seats}}'
echo 'Expected: "0" "0" for 0'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
