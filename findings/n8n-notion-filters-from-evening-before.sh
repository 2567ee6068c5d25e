#!/usr/bin/env bash
# Surprise: in Berlin, n8n's Notion node asks for pages up to 30 March if the filter says 31 March.
# Expected: On Or Before 2026-03-31 is sent as 2026-03-31, because the property is a day.
# Seen (n8n-nodes-base@2.41.1): the day becomes midnight in the zone of the workflow, in UTC. East of Greenwich, that is
#   the evening before. It is the same for a date from the date picker.
# Why it matters: a report of all renewals of a month leaves out its last day, and Equals finds nothing. Write the
#   filter as JSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 uuid@11.1.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Notion

cat > seen.cjs <<'JS'
const { mapFilters } = require('n8n-nodes-base/dist/nodes/Notion/shared/GenericFunctions.js');
for (const timezone of ['Europe/Berlin', 'Asia/Tokyo', 'UTC']) {
	console.log(`${timezone}: ${JSON.stringify(mapFilters([{ key: 'Renews|date', condition: 'on_or_before', date: '2026-03-31' }], timezone))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='Europe/Berlin: {"property":"Renews","date":{"on_or_before":"2026-03-30T22:00:00Z"}}
Asia/Tokyo: {"property":"Renews","date":{"on_or_before":"2026-03-30T15:00:00Z"}}
UTC: {"property":"Renews","date":{"on_or_before":"2026-03-31T00:00:00Z"}}'

echo 'n8n-nodes-base@2.41.1, Notion, Get Many with the filter Renews on or before 2026-03-31'
echo 'Expected: "on_or_before":"2026-03-31" each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
