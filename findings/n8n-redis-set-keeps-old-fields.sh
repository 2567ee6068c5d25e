#!/usr/bin/env bash
# Surprise: n8n's Redis node keeps fields of a hash that the new value no longer has.
# Expected: Set replaces the value of a key, as it does for a text.
# Seen (n8n-nodes-base@2.41.1): each field of the new object is written on its own. Fields that are gone stay, so that
#   Get returns a mixture.
# Why it matters: a renewal that is open again still has the date on which it was decided, and is left out of the
#   report. Delete the key first, or store JSON as a text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 lodash@4.18.1 redis@4.6.14 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/ManualTrigger package/dist/nodes/Redis

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
		nodes: [node('Start', { type: 'manualTrigger', typeVersion: 1 }), node('Node', { type, typeVersion, parameters, credentials: { [type]: { id: '1', name: type } } })],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const url = 'http://localhost';
	const credentialsHelper = { isCredentialUsableByNode: () => true, getDecrypted: async () => ({}) };
	const data = { credentialsHelper, webhookWaitingBaseUrl: url, formWaitingBaseUrl: url, hooks: new ExecutionLifecycleHooks('manual', '1', workflowData) };
	const pinData = { Start: items.map((json) => ({ json })) };
	const { data: { resultData } } = await workflow.expression.withIsolate(() =>
		new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Start'), pinData }));
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node[0].data.main[0].map(({ json }) => json);
}
const utils = require('n8n-nodes-base/dist/nodes/Redis/utils.js');
const stored = {};
// Stands in for Redis, with the commands that the node uses.
const client = {
	async connect() {}, async ping() {}, async quit() {},
	async set(key, value) { stored[key] = value; },
	async get(key) { return stored[key]; },
	async hSet(key, field, value) { stored[key] = { ...stored[key], [field]: value }; },
	async hGetAll(key) { return stored[key]; },
};
utils.setupRedisClient = () => client;
async function main() {
	for (const keyType of ['string', 'hash']) {
		const key = `renewal as ${keyType}`;
		for (const value of [{ renews: '2026-03-01', decided: '2026-02-01' }, { renews: '2027-03-01' }]) {
			await run('redis', 1, { operation: 'set', key, value: JSON.stringify(value), keyType, valueIsJSON: true }, [{}]);
		}
		const [{ renewal }] = await run('redis', 1, { operation: 'get', key, propertyName: 'renewal', keyType, options: {} }, [{}]);
		console.log(`${keyType}: ${typeof renewal === 'string' ? renewal : JSON.stringify(renewal)}`);
	}
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='string: {"renews":"2027-03-01"}
hash: {"renews":"2027-03-01","decided":"2026-02-01"}'

echo 'n8n-nodes-base@2.41.1, Redis, Set twice and Get'
echo 'Expected: {"renews":"2027-03-01"} both times'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
