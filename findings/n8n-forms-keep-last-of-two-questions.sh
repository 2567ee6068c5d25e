#!/usr/bin/env bash
# Surprise: n8n keeps only the last of two questions of a form that have the same title.
# Expected: both answers are returned, or the node reports that the titles clash.
# Seen (n8n-nodes-base@2.41.1): the answers become fields of an item by the title. The first one is lost, in the n8n
#   Form and in Typeform Trigger with Simplify Answers.
# Why it matters: a form that asks for "Seats" below each vendor returns the seats of the last vendor. Give each
#   question its own title, or in a Form each field its own name from version 2.4 of the node on.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @n8n/di@0.17.0 @n8n/utils@1.48.0 basic-auth@2.0.1 isbot@3.6.13 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 sanitize-html@2.17.7 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Form package/dist/nodes/ManualTrigger package/dist/nodes/Typeform package/dist/nodes/Webhook package/dist/utils

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

const { addFormResponseDataToReturnItem } = require('n8n-nodes-base/dist/nodes/Form/utils/utils.js');
async function main() {
	console.log(`Typeform: ${await receive([['Seats', 'number', 20], ['Seats', 'number', 5]])}`);
	const item = { json: {} };
	const fields = [20, 5].map(() => ({ fieldLabel: 'Seats', fieldType: 'number' }));
	addFormResponseDataToReturnItem(item, fields, { 'field-0': '20', 'field-1': '5' }, 2.3);
	console.log(`n8n Form: ${JSON.stringify(item.json)}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Typeform: {"Seats":5}
n8n Form: {"Seats":5}'

echo 'n8n-nodes-base@2.41.1, Typeform Trigger and n8n Form, two questions "Seats", answered with 20 and 5'
echo 'Expected: 20 and 5 in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
