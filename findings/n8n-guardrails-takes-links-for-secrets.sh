#!/usr/bin/env bash
# Surprise: n8n's Guardrails node takes links, email addresses and contract names for secrets.
# Expected: the guardrail Secret Keys, Balanced, masks keys and passwords.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): a word of ten characters is a secret if it mixes three of small letters,
#   capitals, digits and signs, and few characters repeat. So is any word that begins with key- or api-. A link with a
#   query, an email address with a digit and a contract such as Contract/2026/Berlin_04 are masked.
# Why it matters: the link to renew, the contact and the contract are missing in the report. Permissive masks some of
#   them too, so mask your keys by Custom Regex.
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
	const guardrails = { secretKeys: { value: { permissiveness: 'balanced' } } };
	for (const text of ['https://example.com/renew?id=4711', 'Anna.Schmidt80@example.com', 'Contract/2026/Berlin_04', 'key-account', 'https://example.com/renew', 'anna@example.com']) {
		console.log(`${text}: ${await sanitize(text, guardrails)}`);
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='https://example.com/renew?id=4711: <SECRET>
Anna.Schmidt80@example.com: <SECRET>
Contract/2026/Berlin_04: <SECRET>
key-account: <SECRET>
https://example.com/renew: https://example.com/renew
anna@example.com: anna@example.com'

echo '@n8n/n8n-nodes-langchain@2.41.1, Guardrails, Sanitize Text, Secret Keys, Balanced, of six words'
echo 'Expected: each word as it is'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
