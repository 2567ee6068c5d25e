#!/usr/bin/env bash
# Surprise: n8n's Guardrails node takes file names and parts of email addresses for links.
# Expected: the guardrail URLs masks links.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): every word with a dot followed by two letters is a link: renewals.csv,
#   Contoso.Ltd, and example.com in an email address. An address that is allowed is still masked if it has no https in
#   front.
# Why it matters: a report loses the names of its files and customers, and the addresses that it is sent to. Use Custom
#   Regex with https?://\S+ instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional --legacy-peer-deps @langchain/core@1.2.8 lodash@4.18.1 n8n-workflow@2.41.0 zod@3.25.76 > /dev/null
npm pack --silent @n8n/n8n-nodes-langchain@2.41.1 > /dev/null
tar -xzf n8n-n8n-nodes-langchain-2.41.1.tgz --strip-components=1 package/dist/nodes/Guardrails package/dist/utils

cat > seen.cjs <<'JS'
const { process: check } = require('./dist/nodes/Guardrails/actions/process.js');
/** Runs Sanitize Text of the node on one text */
async function sanitize(text, guardrails) {
	const parameters = { text, guardrails, operation: 'sanitize' };
	const node = { getNodeParameter: (name) => parameters[name], getNode: () => ({ name: 'Guardrails' }), continueOnFail: () => false };
	return (await check.call(node, 0)).guardrailsInput;
}
async function main() {
	const urls = { value: { allowedUrls: 'example.com', allowedSchemes: ['https'], blockUserinfo: true, allowSubdomains: true } };
	console.log(await sanitize('Contoso.Ltd: see renewals.csv, write to anna@example.org', { urls }));
	console.log(await sanitize('https://example.com/renew and www.example.com/renew', { urls }));
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='<URL>: see <URL>, write to anna@<URL>
https://example.com/renew and <URL>'

echo '@n8n/n8n-nodes-langchain@2.41.1, Guardrails, Sanitize Text, URLs except example.com, of two texts'
echo 'Expected: Contoso.Ltd: see renewals.csv, write to anna@example.org, and both links of example.com'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
