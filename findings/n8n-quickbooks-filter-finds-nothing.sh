#!/usr/bin/env bash
# Surprise: n8n's QuickBooks node returns nothing for a filter with Return All.
# Expected: the invoices that match the filter.
# Seen (n8n-nodes-base@2.41.1): the node asks for pages until it has as many invoices as there are without the filter.
#   The first page without an invoice ends in an error inside the node, and the node then returns none of those that it
#   has found.
# Why it matters: the list of open invoices is empty, without an error, unless all invoices match. Use a limit instead
#   of Return All, or filter behind the node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 change-case@5.4.4 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/QuickBooks

cat > seen.cjs <<'JS'
require('reflect-metadata');
const { WorkflowExecute, ExecutionLifecycleHooks } = require('n8n-core');
const { Workflow, NodeHelpers, Expression } = require('n8n-workflow');
const known = require('n8n-nodes-base/dist/known/nodes.json');
Expression.setExpressionEngine('legacy');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
const nodeTypes = { getByName: load, getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(load(type), version) };
async function run(type, typeVersion, parameters, items, timezone = 'UTC') {
	const node = (name, rest) => ({ id: name, name, position: [0, 0], parameters: {}, ...rest });
	const workflowData = {
		id: '1', name: 'Finding', active: false, settings: { executionOrder: 'v1', timezone },
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const data = { webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const { QuickBooks } = require('n8n-nodes-base/dist/nodes/QuickBooks/QuickBooks.node.js');
const { execute } = QuickBooks.prototype;
const invoices = [{ Id: '1', Balance: 0 }, { Id: '2', Balance: 1200 }, { Id: '3', Balance: 0 }];
/** Answers queries as QuickBooks does: a page without an invoice has no list. */
async function answer(type, { qs: { query } }) {
	if (query.includes('COUNT')) return { QueryResponse: { totalCount: invoices.length } };
	const matches = invoices.filter(({ Balance }) => !query.includes('Balance >') || Balance > 0);
	const start = Number(query.match(/STARTPOSITION (\d+)/)?.[1] ?? 1);
	return { QueryResponse: start > matches.length ? {} : { Invoice: matches.slice(start - 1) } };
}
QuickBooks.prototype.execute = function () {
	this.getCredentials = async () => ({ environment: 'sandbox', oauthTokenData: { callbackQueryString: { realmId: '1' } } });
	this.helpers.requestOAuth2 = answer;
	return execute.call(this);
};
async function main() {
	const query = "WHERE Balance > '0'";
	for (const parameters of [{ returnAll: true, filters: {} }, { returnAll: false, limit: 50, filters: { query } }, { returnAll: true, filters: { query } }]) {
		const found = await run('quickbooks', 1, { resource: 'invoice', operation: 'getAll', ...parameters }, [{}]);
		console.log(`${JSON.stringify(parameters)}: ${found.map(({ Id }) => Id).join(', ') || 'nothing'}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"returnAll":true,"filters":{}}: 1, 2, 3
{"returnAll":false,"limit":50,"filters":{"query":"WHERE Balance > '\''0'\''"}}: 2
{"returnAll":true,"filters":{"query":"WHERE Balance > '\''0'\''"}}: nothing'

echo 'n8n-nodes-base@2.41.1, QuickBooks, Get Many of three invoices, of which one is open'
echo 'Expected: invoice 2 for both queries'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
