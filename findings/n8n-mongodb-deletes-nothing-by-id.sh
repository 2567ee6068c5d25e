#!/usr/bin/env bash
# Surprise: n8n's MongoDB node finds a document by its _id, but does not delete it.
# Expected: the query that Find Documents finds a document with deletes it in Delete Documents.
# Seen (n8n-nodes-base@2.41.1): Find turns the text of an _id into an ObjectId, Delete leaves it as text. It deletes
#   nothing, and succeeds.
# Why it matters: renewals that are gone stay in the database, and in each report. Write the _id as {"$oid": "…"}.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 iconv-lite@0.6.3 lodash@4.18.1 mongodb@6.11.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/MongoDb package/dist/utils

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
const { EJSON } = require('mongodb').BSON;
const mongo = require('n8n-nodes-base/dist/nodes/MongoDb/GenericFunctions.js');
const show = (name) => (query) => {
	console.log(`${name}: ${EJSON.stringify(query)}`);
	return { toArray: async () => [], deletedCount: 0 };
};
mongo.validateAndResolveMongoCredentials = () => ({ database: 'renewals', connectionString: '' });
mongo.connectMongoClient = async () => ({
	db: () => ({ collection: () => ({ find: show('find'), deleteMany: show('delete') }) }),
	close: async () => {},
});
const { MongoDb } = require('n8n-nodes-base/dist/nodes/MongoDb/MongoDb.node.js');
const { execute } = MongoDb.prototype;
MongoDb.prototype.execute = function () {
	this.getCredentials = async () => ({});
	return execute.call(this);
};
async function main() {
	const query = '{ "_id": "65f000000000000000000001" }';
	for (const operation of ['find', 'delete']) await run('mongoDb', 1.5, { operation, collection: 'renewals', query, options: {} }, [{}]);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='find: {"_id":{"$oid":"65f000000000000000000001"}}
delete: {"_id":"65f000000000000000000001"}'

echo 'n8n-nodes-base@2.41.1, MongoDB, Find and Delete with the same query'
echo 'Expected: {"_id":{"$oid":"65f000000000000000000001"}} both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
