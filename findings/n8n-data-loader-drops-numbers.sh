#!/usr/bin/env bash
# Surprise: n8n's Default Data Loader drops numbers, true and false, and the names of fields.
# Expected: with Load All Input Data, the documents contain the item as JSON or as text.
# Seen (@n8n/ai-utilities@0.34.1, @langchain/classic@1.0.27): each text of the item is a document of its own, without
#   its name. Texts within a list come twice and more. Numbers are left out.
# Why it matters: an assistant that is asked for a customer's renewal finds a name or a date, never both, and no
#   amount. Write a sentence with all fields, and load it as an expression.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional --legacy-peer-deps @langchain/classic@1.0.27 @langchain/core@1.2.8 n8n-workflow@2.41.0 > /dev/null
npm pack --silent @n8n/ai-utilities@0.34.1 > /dev/null
tar -xzf n8n-ai-utilities-0.34.1.tgz --strip-components=3 package/dist/cjs/utils/n8n-json-loader.js package/dist/cjs/utils/helpers.js

cat > seen.cjs <<'JS'
const { N8nJsonLoader } = require('./utils/n8n-json-loader.js');
const node = { getNodeParameter: (name, itemIndex, fallback) => fallback };
const renewal = { customer: 'Contoso', renewsOn: '2026-03-01', amount: 1200.5, cancelled: false, products: [{ sku: 'KN-PRO', seats: 50 }] };
new N8nJsonLoader(node).processAll([{ json: renewal }]).then((documents) => {
	for (const { pageContent } of documents) console.log(pageContent);
});
JS
seen=$(TZ=UTC node seen.cjs)
stated='Contoso
2026-03-01
KN-PRO
KN-PRO
KN-PRO'

echo '@n8n/ai-utilities@0.34.1, Default Data Loader, Load All Input Data'
echo 'Expected: a document with the fields customer, renewsOn, amount, cancelled, sku and seats'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
