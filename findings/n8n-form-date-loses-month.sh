#!/usr/bin/env bash
# Surprise: n8n's Form reads 15 March as 15 January if the JSON of the form has a formatDate for the field.
# Expected: with the formatDate dd/MM/yyyy, the date is 15/03/2026.
# Seen (n8n-nodes-base@2.41.1): the month of the entry is read as minutes, so each date is in January, in every format
#   with a month. With a format in minutes, mm, the digits are right by chance. Without a format, the date is as it was
#   entered.
# Why it matters: renewal and cancellation dates that colleagues enter in a form are up to eleven months early, and look
#   valid. Leave formatDate out, and format the date in the next node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 n8n-core@2.41.1 reflect-metadata@0.2.2 sanitize-html@2.17.7 jsonwebtoken@9.0.3 isbot@3.6.13 basic-auth@2.0.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Form package/dist/nodes/Webhook package/dist/utils

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { addFormResponseDataToReturnItem } = require('n8n-nodes-base/dist/nodes/Form/utils/utils.js');
for (const formatDate of ['', 'dd/MM/yyyy', 'yyyy-MM-dd', 'mm/dd/yyyy']) {
	const item = { json: {} };
	const field = { fieldLabel: 'Cancelled', fieldType: 'date', formatDate };
	addFormResponseDataToReturnItem(item, [field], { 'field-0': '2026-03-15' }, 2.3);
	console.log(`format "${formatDate}": ${item.json.Cancelled}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='format "": 2026-03-15
format "dd/MM/yyyy": 15/01/2026
format "yyyy-MM-dd": 2026-01-15
format "mm/dd/yyyy": 03/15/2026'

echo 'n8n-nodes-base@2.41.1, the date 2026-03-15 entered in a form'
echo 'Expected: March in each format'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
