#!/usr/bin/env bash
# Surprise: rfc6902 finds no difference between two renewals whose dates differ.
# Expected: one replace of /date, as just-diff and recursive-diff find.
# Seen: two Date objects are always equal to it. As texts, the dates differ.
# Why it matters: "what changed since last week" is empty though a renewal moved by a month. Convert dates to ISO text
#   before comparing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts rfc6902@5.4.0 just-diff@6.0.2 > /dev/null

cat > seen.mjs <<'JS'
import { createPatch } from 'rfc6902';
import { diff } from 'just-diff';
const before = { id: 'A', date: new Date('2026-03-01') };
const after = { id: 'A', date: new Date('2026-04-01') };
const asText = (value) => JSON.parse(JSON.stringify(value));
console.log('rfc6902:', JSON.stringify(createPatch(before, after)));
console.log('rfc6902, as JSON:', JSON.stringify(createPatch(asText(before), asText(after))));
console.log('just-diff:', JSON.stringify(diff(before, after)));
JS
seen=$(TZ=UTC node seen.mjs)
stated='rfc6902: []
rfc6902, as JSON: [{"op":"replace","path":"/date","value":"2026-04-01T00:00:00.000Z"}]
just-diff: [{"op":"replace","path":["date"],"value":"2026-04-01T00:00:00.000Z"}]'

echo 'rfc6902@5.4.0 and just-diff@6.0.2, a date that moves from March to April'
echo 'Expected: one replace of the date, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
