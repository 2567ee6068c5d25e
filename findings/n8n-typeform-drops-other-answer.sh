#!/usr/bin/env bash
# Surprise: n8n's Typeform Trigger drops what a customer wrote under Other.
# Expected: a customer who ticks Adobe and writes VMware under Other wants both.
# Seen (n8n-nodes-base@2.41.1): with Simplify Answers, only the ticked choices are returned. If nothing is ticked, or
#   only one choice is allowed, the value is an object instead of a list or text.
# Why it matters: a product that the customer asked for is not in the quote. Turn off Simplify Answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Typeform package/dist/utils

cat > seen.cjs <<'JS'

const helpers = require('n8n-nodes-base/dist/nodes/Typeform/TypeformTriggerHelpers.js');
helpers.verifySignature = () => true;
const { TypeformTrigger } = require('n8n-nodes-base/dist/nodes/Typeform/TypeformTrigger.node.js');
async function receive(questions) {
	const fields = questions.map(([title], index) => ({ id: String(index), title }));
	const answers = questions.map(([, type, value], index) => ({ type, [type]: value, field: { id: String(index) } }));
	const { workflowData } = await new TypeformTrigger().webhook.call({
		getNode: () => ({ typeVersion: 1.1 }),
		getBodyData: () => ({ form_response: { definition: { fields }, answers } }),
		getNodeParameter: () => true,
		helpers: { returnJsonArray: (items) => items },
	});
	return JSON.stringify(workflowData[0][0]);
}

async function main() {
	for (const choices of [{ labels: ['Adobe', 'Keepnet'] }, { labels: ['Adobe'], other: 'VMware' }, { other: 'VMware' }]) {
		console.log(await receive([['Products', 'choices', choices]]));
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"Products":["Adobe","Keepnet"]}
{"Products":["Adobe"]}
{"Products":{"other":"VMware"}}'

echo 'n8n-nodes-base@2.41.1, Typeform Trigger, Simplify Answers, two choices, one choice and Other, and Other'
echo 'Expected: two products in the first lines, one in the last'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
