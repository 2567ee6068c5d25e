#!/usr/bin/env bash
# Surprise: with an expression as Client ID, n8n's HTTP Request node reads the first item's account for every item.
# Expected: the credential is an expression so that each item is read with its own account; the node asks for the
#   credential item by item.
# Seen (n8n-core@2.41.1): n8n signs in for the first item, keeps the token in the credential, and sends it for all other
#   items and for later executions, until the token expires.
# Why it matters: the licenses of one reseller account are reported as those of all accounts, and the renewals of the
#   others are missing. Make a credential and a node for each account.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @mozilla/readability@0.6.0 cheerio@1.1.0 html-to-text@9.0.5 jsdom@23.0.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/utils package/dist/nodes/ManualTrigger package/dist/nodes/HttpRequest

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const entry = (type) => known[type.replace('n8n-nodes-base.', '')];
const load = (type) => new (require(`n8n-nodes-base/${entry(type).sourcePath}`)[entry(type).className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function run(type, typeVersion, parameters, items, credentials, credentialsHelper, timezone = 'UTC') {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { credentialsHelper, webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { createServer } = require('http');
const server = createServer((request, response) => {
	let body = '';
	request.on('data', (chunk) => (body += chunk)).on('end', () => {
		const account = new URLSearchParams(body).get('client_id');
		const answer = request.url === '/token' ? { access_token: `of-${account}`, token_type: 'bearer', expires_in: 3600 } : { sent: request.headers.authorization };
		response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
	});
});
server.listen(0, '127.0.0.1', async () => {
	const url = `http://127.0.0.1:${server.address().port}`;
	const saved = { grantType: 'clientCredentials', authentication: 'body', accessTokenUrl: `${url}/token`, clientId: '={{ $json.account }}', clientSecret: 'placeholder', scope: '' };
	// What n8n's server does: it keeps what was saved, resolves expressions for an item, and stores a new token.
	const helper = {
		getParentTypes: () => [],
		getCredentialsProperties: () => [],
		isCredentialUsableByNode: async () => true,
		runPreAuthentication: async () => undefined,
		getDecrypted: async (_data, _credential, _type, _mode, _executeData, _raw, item) => item === undefined ? { ...saved } :
			item.workflow.expression.getParameterValue({ ...saved }, item.runExecutionData, item.runIndex, item.itemIndex, item.node.name, item.connectionInputData, 'internal', {}),
		updateCredentialsOauthTokenData: async (_credential, _type, { oauthTokenData }) => { saved.oauthTokenData = oauthTokenData; },
	};
	const parameters = { url: `${url}/subscriptions`, authentication: 'genericCredentialType', genericAuthType: 'oAuth2Api', options: {} };
	const call = async (...accounts) => {
		const items = await run('n8n-nodes-base.httpRequest', 4.2, parameters, accounts.map((account) => ({ account })), { oAuth2Api: { id: '1', name: 'Resellers' } }, helper);
		items.forEach(({ sent }, index) => console.log(`${accounts[index]}: ${sent}`));
	};
	await call('north', 'south');
	await call('south');
	server.close();
});
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='north: Bearer of-north
south: Bearer of-north
south: Bearer of-north'

echo 'n8n-core@2.41.1, HTTP Request with OAuth2 (client credentials) and {{ $json.account }} as Client ID, two executions'
echo 'Expected: north with of-north, south with of-south, twice'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
