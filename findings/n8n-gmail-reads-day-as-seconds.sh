#!/usr/bin/env bash
# Surprise: n8n's Gmail node reads the date 01/03/2026 as one second after the start of 1970.
# Expected: the error that the node has for invalid dates, which asks for an ISO date.
# Seen (n8n-nodes-base@2.41.1): a short text that begins with digits is taken for a time in seconds, from its first
#   number. "Received After" is then met by each mail, and "Received Before" by none. "1 March 2026", which is longer,
#   gives the error.
# Why it matters: a search for replies about a renewal returns the whole mailbox, or nothing, without an error. Pass ISO
#   dates.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 luxon@3.7.2 lodash@4.18.1 mailparser@3.9.3 nodemailer@8.0.10 jsonwebtoken@9.0.3 moment-timezone@0.5.48 @n8n/utils@1.48.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Google package/dist/utils

cat > seen.cjs <<'JS'
const { prepareQuery } = require('n8n-nodes-base/dist/nodes/Google/Gmail/GenericFunctions.js');
const node = { getNode: () => ({ name: 'Gmail', type: 'gmail', typeVersion: 2.1, parameters: {} }) };
for (const date of ['2026-03-01', '01/03/2026', '2026/03/01', '1 March 2026']) {
	let query;
	try {
		query = prepareQuery.call(node, { receivedAfter: date, receivedBefore: date }, 0).q;
	} catch (error) {
		query = error.message;
	}
	console.log(`${date}: ${query}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='2026-03-01: after:1772323200 before:1772323200
01/03/2026: after:1 before:1
2026/03/01: after:2026 before:2026
1 March 2026: Invalid date/time in '\''Received After'\'' field'

echo 'n8n-nodes-base@2.41.1, Gmail, Received After and Received Before'
echo 'Expected: an error for all but 2026-03-01'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
