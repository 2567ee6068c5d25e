#!/usr/bin/env bash
# Surprise: n8n's Microsoft Outlook node lists mails with attachments although Has Attachments is off.
# Expected: the filter Has Attachments, added and left off, asks for mails without attachments.
# Seen (n8n-nodes-base@2.41.1): off means no filter. Only the text "false", from an expression, is one.
# Why it matters: mails with a signed renewal attached count as mails that lack one. Set the filter to the text "false"
#   with an expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Microsoft package/dist/utils

cat > seen.cjs <<'JS'
const { prepareFilterString } = require('n8n-nodes-base/dist/nodes/Microsoft/Outlook/v2/helpers/utils.js');
for (const hasAttachments of [true, false, 'false']) {
	console.log(`${JSON.stringify(hasAttachments)}: ${prepareFilterString({ filters: { hasAttachments } })}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='true: hasAttachments eq true
false: undefined
"false": hasAttachments eq false'

echo 'n8n-nodes-base@2.41.1, Microsoft Outlook, Get Many of messages with the filter Has Attachments'
echo 'Expected: hasAttachments eq false for false'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
