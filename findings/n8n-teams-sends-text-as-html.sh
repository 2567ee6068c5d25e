#!/usr/bin/env bash
# Surprise: n8n's Microsoft Teams node sends a text as HTML.
# Expected: with Content Type Text, the message is sent as text, with its line breaks and signs.
# Seen (n8n-nodes-base@2.41.1): the link to the workflow, which is added unless it is turned off, turns the type into
#   HTML, and the text is not escaped. So line breaks are spaces for the reader, and what follows < is a tag.
# Why it matters: a list of renewals is one line, and "seats <30 in use" loses its end. Turn off Include Link to
#   Workflow, or write HTML.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 html-to-text@9.0.5 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/GenericFunctions.js package/dist/nodes/Microsoft/Teams package/dist/nodes/Webhook package/dist/utils

cat > seen.cjs <<'JS'

const { prepareMessage } = require('n8n-nodes-base/dist/nodes/Microsoft/Teams/v2/helpers/utils.js');
const { convert } = require('html-to-text');
const node = { getWorkflow: () => ({ id: '1' }), getInstanceBaseUrl: () => 'https://n8n.example/' };
const text = 'Contoso: 2 days\nFabrikam: 9 days, seats <in use: 30>';
for (const link of [true, false]) {
	const { body: { contentType, content } } = prepareMessage.call(node, text, 'text', link);
	const read = contentType === 'html' ? convert(content, { wordwrap: false }) : content;
	console.log(`link ${link ? 'on' : 'off'}, ${contentType}: ${JSON.stringify(read.split('\n\n')[0])}`);
}
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='link on, html: "Contoso: 2 days Fabrikam: 9 days, seats"
link off, text: "Contoso: 2 days\nFabrikam: 9 days, seats <in use: 30>"'

echo 'n8n-nodes-base@2.41.1, Microsoft Teams, Content Type Text: the type that is sent, and what a reader sees'
echo 'Expected: text, and two lines with "seats <in use: 30>" in both cases'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
