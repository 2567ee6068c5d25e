#!/usr/bin/env bash
# Surprise: n8n's SurveyMonkey Trigger moves answers up if a text box is empty.
# Expected: each text is beside the label of its box.
# Seen (n8n-nodes-base@2.41.1): the answers do not contain empty boxes, and are given to the labels from the top.
# Why it matters: 20 seats are a purchase order number. Turn off Resolve Data, and read the response in HTTP Request.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/SurveyMonkey

cat > seen.cjs <<'JS'

const { createHmac } = require('crypto');
const { EventEmitter } = require('events');
const known = require('n8n-nodes-base/dist/known/nodes.json');
const service = require('n8n-nodes-base/dist/nodes/SurveyMonkey/GenericFunctions.js');
const { SurveyMonkeyTrigger } = require(`n8n-nodes-base/${known.surveyMonkeyTrigger.sourcePath}`);
const parameters = { event: 'response_completed', objectType: 'survey', authentication: 'oAuth2', resolveData: true, onlyAnswers: true };
/** Returns what the trigger makes of an answer to a question. */
async function receive(question, answers) {
	service.surveyMonkeyApiRequest = async (method, path) => ({ survey_id: '1', pages: [{ questions: [path.includes('responses') ? { id: '1', answers } : question] }] });
	const request = new EventEmitter();
	const body = JSON.stringify({ object_id: '1', resources: { survey_id: '1' } });
	const signature = createHmac('sha1', '&').update(body).digest('base64');
	const answered = new SurveyMonkeyTrigger().webhook.call({
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ clientId: '', clientSecret: '' }),
		getHeaderData: () => ({ 'sm-signature': signature }),
		getRequestObject: () => request,
		getWebhookName: () => 'default',
	});
	setImmediate(() => { request.emit('data', body); request.emit('end'); });
	return (await answered).workflowData[0][0].json;
}
const entries = (...texts) => texts.map((text, index) => ({ id: String(index), text }));

async function main() {
	const rows = entries('Purchase order', 'Seats', 'Contact');
	const question = { id: '1', headings: [{ heading: 'Renewal' }], family: 'open_ended', subtype: 'multi', answers: { rows } };
	const answers = [{ row_id: '1', text: '20' }, { row_id: '2', text: 'ann@example.com' }];
	console.log(JSON.stringify(await receive(question, answers)));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"Renewal":{"Purchase order":"20","Seats":"ann@example.com","Contact":""}}'

echo 'n8n-nodes-base@2.41.1, SurveyMonkey Trigger, a question with three text boxes, the first of which is empty'
echo 'Expected: Seats: 20, Contact: ann@example.com'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
