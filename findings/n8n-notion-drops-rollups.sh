#!/usr/bin/env bash
# Surprise: n8n's Notion node drops rollups such as sum and earliest date, and cuts the name where its style changes.
# Expected: a simplified page has the value of every property, and name is the whole title.
# Seen (n8n-nodes-base@2.41.1): rollups that count or show values are there. Sum, average, minimum, earliest and latest
#   date are missing, as are unique ids. The name ends before the first word in bold, while property_name is whole.
# Why it matters: a table of customers with the earliest renewal of each has no date in n8n, as if none renewed. Turn
#   off Simplify.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 moment-timezone@0.5.48 change-case@5.4.4 uuid@11.1.1 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Notion package/dist/utils

cat > seen.cjs <<'JS'
const { simplifyObjects } = require('n8n-nodes-base/dist/nodes/Notion/shared/GenericFunctions.js');
const page = () => ({
	object: 'page', id: '1', url: 'https://notion.example/1', parent: { type: 'database_id' },
	properties: {
		Name: { type: 'title', title: [{ type: 'text', plain_text: 'Contoso ' }, { type: 'text', plain_text: 'Ltd', annotations: { bold: true } }] },
		Renewals: { type: 'rollup', rollup: { function: 'count', type: 'number', number: 2 } },
		Seats: { type: 'rollup', rollup: { function: 'sum', type: 'number', number: 30 } },
		Next: { type: 'rollup', rollup: { function: 'earliest_date', type: 'date', date: { start: '2026-03-01' } } },
		Number: { type: 'unique_id', unique_id: { prefix: 'REN', number: 7 } },
	},
});
console.log(JSON.stringify(simplifyObjects(page(), false, 2)));
JS
seen=$(TZ=UTC node seen.cjs)
stated='[{"id":"1","name":"Contoso ","url":"https://notion.example/1","property_name":"Contoso Ltd","property_renewals":2}]'

echo 'n8n-nodes-base@2.41.1, Notion with Simplify'
echo 'Expected: the name "Contoso Ltd", and 2, 30, 2026-03-01 and REN-7'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
