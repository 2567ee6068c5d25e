#!/usr/bin/env bash
# Surprise: n8n's DynamoDB node returns null for lists.
# Expected: with Simplify, a list of products is returned as a list.
# Seen (n8n-nodes-base@2.41.1): lists are not read, so they are null, while maps and sets are returned. When it writes,
#   the node makes one text of a list, Pro,Basic, and a number of a list with one number.
# Why it matters: the renewals of a customer look like none. Turn off Simplify, and read the products below L.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2 xml2js@0.6.2 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Aws/DynamoDB package/dist/nodes/Aws/GenericFunctions.js package/dist/nodes/Aws/utils.js package/dist/nodes/ManualTrigger

cat > seen.cjs <<'JS'

const { decodeItem, adjustPutItem } = require('n8n-nodes-base/dist/nodes/Aws/DynamoDB/utils.js');
const products = { L: [{ S: 'Pro' }, { S: 'Basic' }] };
console.log(`read: ${JSON.stringify(decodeItem({ customer: { S: 'Contoso' }, products, owners: { SS: ['Ann'] } }))}`);
console.log(`written: ${JSON.stringify(adjustPutItem({ products: ['Pro', 'Basic'], seats: [5] }))}`);
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='read: {"customer":"Contoso","products":null,"owners":["Ann"]}
written: {"products":{"S":"Pro,Basic"},"seats":{"N":"5"}}'

echo 'n8n-nodes-base@2.41.1, AWS DynamoDB, Get with Simplify, and Create or Update'
echo 'Expected: lists with Pro and Basic, and with 5'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
