#!/usr/bin/env bash
# Surprise: n8n's MongoDB and Microsoft SQL nodes set a field to null if the item does not have it.
# Expected: Update changes the fields that an item has, and leaves the others as they are.
# Seen (n8n-nodes-base@2.41.1): each field that is named in the node is written, with null for one that is missing.
# Why it matters: a vendor that leaves empty fields out of its answer empties the renewal dates that were entered by
#   hand. Set every field first, or name only fields that each item has.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 iconv-lite@0.6.3 lodash@4.18.1 mongodb@6.11.0 mssql@12.7.0 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Microsoft/Sql package/dist/nodes/MongoDb package/dist/utils

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
const mongo = require('n8n-nodes-base/dist/nodes/MongoDb/GenericFunctions.js');
const sql = require('n8n-nodes-base/dist/nodes/Microsoft/Sql/GenericFunctions.js');
mongo.validateAndResolveMongoCredentials = () => ({ database: 'renewals', connectionString: '' });
mongo.connectMongoClient = async () => ({
	db: () => ({ collection: () => ({ findOneAndUpdate: async (filter, update) => console.log(`MongoDB: ${JSON.stringify(update)}`) }) }),
	close: async () => {},
});
sql.configurePool = () => ({
	connect: async () => {},
	close: async () => {},
	request: () => {
		const inputs = {};
		return { input: (name, value) => { inputs[name] = value; }, query: async (query) => console.log(`Microsoft SQL: ${query} ${JSON.stringify(inputs)}`) };
	},
});
for (const { prototype } of [require('n8n-nodes-base/dist/nodes/MongoDb/MongoDb.node.js').MongoDb, require('n8n-nodes-base/dist/nodes/Microsoft/Sql/MicrosoftSql.node.js').MicrosoftSql]) {
	const { execute } = prototype;
	prototype.execute = function () {
		this.getCredentials = async () => ({});
		return execute.call(this);
	};
}
async function main() {
	const items = [{ contract: 'C-12', seats: 50 }];
	await run('mongoDb', 1.4, { operation: 'findOneAndUpdate', collection: 'renewals', updateKey: 'contract', fields: 'seats,renewsOn', upsert: false, options: {} }, items);
	await run('microsoftSql', 1.2, { operation: 'update', table: 'renewals', updateKey: 'contract', columns: 'seats,renewsOn' }, items);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='MongoDB: {"$set":{"seats":50,"renewsOn":null,"contract":"C-12"}}
Microsoft SQL: UPDATE [renewals] SET [seats] = @v0, [renewsOn] = @v1 WHERE [contract] = @condition; {"condition":"C-12","v0":50,"v1":null}'

echo 'n8n-nodes-base@2.41.1, MongoDB and Microsoft SQL, Update of seats and renewsOn for an item without renewsOn'
echo 'Expected: seats alone'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
