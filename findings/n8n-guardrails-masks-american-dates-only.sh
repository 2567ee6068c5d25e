#!/usr/bin/env bash
# Surprise: n8n's Guardrails node masks dates in the American order only.
# Expected: the entity Date Time masks dates, or those of one format.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): it masks 03/31/2026. Other dates stay, and a date with the day in front is
#   masked only up to the 12th of a month.
# Why it matters: some renewal dates of one list are masked, and others are passed to the model. Use Custom Regex for
#   your format.
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
	const guardrails = { pii: { value: { type: 'selected', entities: ['DATE_TIME'] } } };
	for (const text of ['03/31/2026', '2026-03-31', '31.03.2026', '31 March 2026', '12/03/2026 and 13/03/2026']) {
		console.log(`${text}: ${await sanitize(text, guardrails)}`);
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='03/31/2026: <DATE_TIME>
2026-03-31: 2026-03-31
31.03.2026: 31.03.2026
31 March 2026: 31 March 2026
12/03/2026 and 13/03/2026: <DATE_TIME> and 13/03/2026'

echo '@n8n/n8n-nodes-langchain@2.41.1, Guardrails, Sanitize Text, Date Time, of dates in several formats'
echo 'Expected: <DATE_TIME> for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
