#!/usr/bin/env bash
# Surprise: n8n's Cloud Firestore node stores the contract number 2026-003 as 1 March 2026.
# Expected: texts are stored as texts.
# Seen (n8n-nodes-base@2.41.1): each text that looks like an ISO date becomes a time, also 2026-12 and 1234-05. One
#   that looks like a number becomes a number, so 0012 loses its zeros, and a phone number its plus.
# Why it matters: contracts and customers are not found by their number, and a contract has a date for a name. Put a
#   letter in front of such numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/Firebase package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/ManualTrigger package/dist/utils

cat > seen.cjs <<'JS'

const { jsonToDocument } = require('n8n-nodes-base/dist/nodes/Google/Firebase/CloudFirestore/GenericFunctions.js');
for (const value of ['2026-003', '1234-05', '0012', '+4930123456', 'KN-0012']) console.log(`${value}: ${JSON.stringify(jsonToDocument(value))}`);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='2026-003: {"timestampValue":"2026-03-01T00:00:00.000Z"}
1234-05: {"timestampValue":"1234-05-01T00:00:00.000Z"}
0012: {"integerValue":"0012"}
+4930123456: {"integerValue":"+4930123456"}
KN-0012: {"stringValue":"KN-0012"}'

echo 'n8n-nodes-base@2.41.1, Google Cloud Firestore, Create of a document with texts'
echo 'Expected: stringValue each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
