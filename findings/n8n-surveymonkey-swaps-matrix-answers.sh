#!/usr/bin/env bash
# Surprise: n8n's SurveyMonkey Trigger gives the rows of a matrix the answers of other rows.
# Expected: a customer who cancels Adobe and VMware and renews Trend Micro is returned like that.
# Seen (n8n-nodes-base@2.41.1): each choice that was taken counts once, in the order of the form, and is given to the
#   rows from the top. So Adobe is renewed, Trend Micro is cancelled, and VMware has no answer.
# Why it matters: licenses are renewed that the customer cancelled. Turn off Resolve Data, and read the response in
#   HTTP Request.
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
	const question = { id: '1', headings: [{ heading: 'Decision' }], family: 'matrix', answers: { rows: entries('Adobe', 'Trend Micro', 'VMware'), choices: entries('renew', 'cancel') } };
	const answers = ['1', '0', '1'].map((choice_id, index) => ({ row_id: String(index), choice_id }));
	console.log(JSON.stringify(await receive(question, answers)));
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"Decision":{"Adobe":"renew","Trend Micro":"cancel","VMware":""}}'

echo 'n8n-nodes-base@2.41.1, SurveyMonkey Trigger, a matrix answered with cancel, renew and cancel'
echo 'Expected: Adobe: cancel, Trend Micro: renew, VMware: cancel'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
