#!/usr/bin/env bash
# Surprise: node-polyglot prints both forms of a phrase, with the bars between them, when the count is null or a text.
# Expected: one of the forms, as for a number.
# Seen: null, undefined and "1" print the phrase as it is stored. With {smart_count: "1"}, it is "1 seats".
# Why it matters: a customer reads "%{smart_count} seat |||| %{smart_count} seats" where an API sends counts as text,
#   or none. Convert to a number first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-polyglot@2.6.0 > /dev/null

cat > seen.mjs <<'JS'
import Polyglot from 'node-polyglot';
const polyglot = new Polyglot({ phrases: { seats: '%{smart_count} seat |||| %{smart_count} seats' } });
for (const count of [1, 2, '1', { smart_count: '1' }, null, undefined]) console.log(`${JSON.stringify(count)}: ${polyglot.t('seats', count)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='1: 1 seat
2: 2 seats
"1": %{smart_count} seat |||| %{smart_count} seats
{"smart_count":"1"}: 1 seats
null: %{smart_count} seat |||| %{smart_count} seats
undefined: %{smart_count} seat |||| %{smart_count} seats'

echo 'node-polyglot@2.6.0'
echo 'Expected: 1 seat for 1 and "1"'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
