#!/usr/bin/env bash
# Surprise: n8n's SeaTable node writes 1 for 1,200.
# Expected: an amount in text that is not a plain number is an error, or is written as 1200.
# Seen (n8n-nodes-base@2.41.1): the number ends at the first sign that is no digit or point. "1.200,50" is 1.2, and
#   "n/a" is not a number, which is sent as null.
# Why it matters: amounts that come from a sheet or an email as text shrink to a thousandth, without an error. Convert
#   amounts to numbers first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/SeaTable

cat > seen.cjs <<'JS'

const { splitStringColumnsToArrays } = require('n8n-nodes-base/dist/nodes/SeaTable/v2/GenericFunctions.js');
for (const amount of ['1200.50', '1,200', '1.200,50', 'EUR 1200']) {
	const row = splitStringColumnsToArrays({ amount }, [{ name: 'amount', type: 'number' }]);
	console.log(`${amount}: ${JSON.stringify(row.amount)}`);
}
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='1200.50: 1200.5
1,200: 1
1.200,50: 1.2
EUR 1200: null'

echo 'n8n-nodes-base@2.41.1, SeaTable, Create of a row with an amount in text'
echo 'Expected: 1200.5 and 1200, or an error'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
