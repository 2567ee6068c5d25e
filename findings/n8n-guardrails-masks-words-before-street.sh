#!/usr/bin/env bash
# Surprise: n8n's Guardrails node masks all words in front of a street.
# Expected: in "Contoso renews with Fabrikam in King Street 4", the location is King Street.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): the location is the whole text up to Street. All words of plain letters in
#   front of a word such as Street, Road, Place, Way or Court are masked with it.
# Why it matters: a text about a renewal loses the customer, and what is to be done. Select the entities without
#   Location.
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
	const guardrails = { pii: { value: { type: 'selected', entities: ['LOCATION'] } } };
	for (const text of ['Contoso renews with Fabrikam in King Street 4', 'Contoso cancels. Please call Anna Schmidt at Adatum Court']) {
		console.log(await sanitize(text, guardrails));
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='<LOCATION> 4
Contoso cancels. <LOCATION>'

echo '@n8n/n8n-nodes-langchain@2.41.1, Guardrails, Sanitize Text, Location, of "Contoso renews with Fabrikam in King Street 4" and "Contoso cancels. Please call Anna Schmidt at Adatum Court"'
echo 'Expected: Contoso renews with Fabrikam in <LOCATION> 4, Contoso cancels. Please call Anna Schmidt at <LOCATION>'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
