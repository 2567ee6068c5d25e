#!/usr/bin/env bash
# Surprise: group-array drops the rows in which the field is null or missing.
# Expected: a group of their own, as a group for the empty text exists.
# Seen: of three rows, two are in the groups. Grouped by a Date, all rows are lost.
# Why it matters: customers without a vendor or a renewal date vanish from the report. Set a text for missing values,
#   and turn dates into text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts group-array@1.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const groupArray = createRequire(import.meta.url)('group-array');
const show = (rows) => JSON.stringify(Object.entries(groupArray(rows, 'renews')).map(([name, { length }]) => `${name || '""'}: ${length}`));
console.log('text, empty text, null:', show([{ renews: '2026-03-01' }, { renews: '' }, { renews: null }]));
console.log('two dates:', show([{ renews: new Date('2026-03-01') }, { renews: new Date('2026-04-01') }]));
JS
seen=$(TZ=UTC node seen.mjs)
stated='text, empty text, null: ["2026-03-01: 1","\"\": 1"]
two dates: []'

echo 'group-array@1.0.0'
echo 'Expected: three groups, and two'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
