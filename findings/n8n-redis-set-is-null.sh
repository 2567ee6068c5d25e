#!/usr/bin/env bash
# Surprise: n8n's Redis node returns null for a set that has members.
# Expected: with Key Type Automatic, the type of the key is looked up, and the members of a set are returned.
# Seen (n8n-nodes-base@2.41.1): Redis calls the type set, and the node expects sets, so it returns null, as for a key
#   that does not exist. With Key Type Sets, it returns the members.
# Why it matters: a set of customers who have been told already looks empty, so all of them are told again. Choose the
#   Key Type.
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

const { getValue } = require('n8n-nodes-base/dist/nodes/Redis/utils.js');
// Answers as Redis does after SADD told Contoso Fabrikam.
const client = { type: async () => 'set', sMembers: async () => ['Contoso', 'Fabrikam'] };
async function main() {
	for (const type of ['automatic', 'sets']) console.log(`${type}: ${JSON.stringify((await getValue(client, 'told', type)) ?? null)}`);
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='automatic: null
sets: ["Contoso","Fabrikam"]'

echo 'n8n-nodes-base@2.41.1, Redis, Get of a set with two members, by Key Type'
echo 'Expected: Contoso and Fabrikam in both lines'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
