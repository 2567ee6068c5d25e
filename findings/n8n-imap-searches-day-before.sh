#!/usr/bin/env bash
# Surprise: west of Greenwich, n8n's Email Trigger (IMAP) searches for mails of 28 February instead of 1 March.
# Expected: ["ON", "2026-03-01"] searches for mails of 1 March.
# Seen (n8n-nodes-base@2.41.1): the date is read as midnight UTC and written in the zone of the server, which is a day
#   earlier in America. "1-Mar-2026" is 1 March everywhere.
# Why it matters: replies of the last day before a deadline are missing with BEFORE, and ON fetches another day. Write
#   dates as 1-Mar-2026.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir -p node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/EmailReadImap

cat > seen.cjs <<'JS'
const { toSearchObject } = require('n8n-nodes-base/dist/nodes/EmailReadImap/search-criteria.js');
for (const date of ['2026-03-01', '1-Mar-2026']) {
	for (const key of ['ON', 'BEFORE']) console.log(`${key} ${date}: ${JSON.stringify(toSearchObject([[key, date]]))}`);
}
JS
seen=$(TZ=America/New_York node seen.cjs)
stated='ON 2026-03-01: {"on":"2026-02-28"}
BEFORE 2026-03-01: {"before":"2026-02-28"}
ON 1-Mar-2026: {"on":"2026-03-01"}
BEFORE 1-Mar-2026: {"before":"2026-03-01"}'

echo 'n8n-nodes-base@2.41.1, Email Trigger (IMAP), custom email rules, server in New York'
echo 'Expected: 2026-03-01 each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
