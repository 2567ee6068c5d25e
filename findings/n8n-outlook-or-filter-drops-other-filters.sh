#!/usr/bin/env bash
# Surprise: n8n's Microsoft Outlook node drops its other filters for an "or" in the Filter Query.
# Expected: the Filter Query counts together with the folder and the other filters.
# Seen (n8n-nodes-base@2.41.1): the texts are joined with "and" without parentheses. As "and" binds more tightly than
#   "or", the last part of the Filter Query alone is enough.
# Why it matters: mails of all folders, also read ones, count as renewal requests, and get an answer. Put the Filter
#   Query into parentheses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 odata-v4-inmemory@0.1.9 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/GenericFunctions.js package/dist/nodes/Microsoft/Outlook package/dist/nodes/Webhook package/dist/utils

cat > seen.cjs <<'JS'

const { prepareFilterString } = require('n8n-nodes-base/dist/nodes/Microsoft/Outlook/v2/helpers/utils.js');
const { createFilter } = require('odata-v4-inmemory');
const custom = "importance eq 'high' or importance eq 'normal'";
const mails = [
	{ subject: 'Renewal, unread', isRead: false, importance: 'normal' },
	{ subject: 'Renewal, read', isRead: true, importance: 'normal' },
];
for (const filter of [custom, `(${custom})`]) {
	const text = prepareFilterString({ filters: { readStatus: 'unread', custom: filter } });
	console.log(`${text}: ${mails.filter(createFilter(text)).map(({ subject }) => subject).join('; ')}`);
}
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='isRead eq false and importance eq '\''high'\'' or importance eq '\''normal'\'': Renewal, unread; Renewal, read
isRead eq false and (importance eq '\''high'\'' or importance eq '\''normal'\''): Renewal, unread'

echo 'n8n-nodes-base@2.41.1, Microsoft Outlook, Get Many, Unread messages only and a Filter Query: the filter, and what it finds'
echo 'Expected: the unread mail both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
