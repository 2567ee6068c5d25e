#!/usr/bin/env bash
# Surprise: human-object-diff shows an empty text for 0 and false.
# Expected: "50" was changed to "0".
# Seen: 0, false, null and an empty text all look the same in the sentence, so that a change from 0 to null says
#   nothing.
# Why it matters: in a message on changed renewals, a customer who cut all seats looks like a customer whose seats are
#   unknown. Turn the values into text first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts human-object-diff@3.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const diff = createRequire(import.meta.url)('human-object-diff');
const Diff = diff.default ?? diff;
for (const [before, after] of [[50, 60], [50, 0], [true, false], [0, null]]) console.log(new Diff().diff({ value: before }, { value: after })[0]);
JS
seen=$(TZ=UTC node seen.mjs)
stated='"Value", with a value of "50" (at Obj.value) was changed to "60"
"Value", with a value of "50" (at Obj.value) was changed to ""
"Value", with a value of "true" (at Obj.value) was changed to ""
"Value", with a value of "" (at Obj.value) was changed to ""'

echo 'human-object-diff@3.0.0'
echo 'Expected: 60, 0, false, and from 0 to null'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
