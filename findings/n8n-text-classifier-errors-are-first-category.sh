#!/usr/bin/env bash
# Surprise: n8n's Text Classifier puts an item that failed into the first category.
# Expected: with On Error: Continue, an item that the model could not classify is in no category, or in Other.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): it leaves by the output of the first category, with the error instead of its
#   fields. An item in none of the categories leaves by no output at all, and one that the model puts into two
#   categories leaves by both, although Allow Multiple Classes is off.
# Why it matters: if the first category is Cancelled, a renewal without a customer counts as cancelled, and one that is
#   in two categories is reported twice. Turn on the output Other, and filter out items with an error behind the first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional --legacy-peer-deps @langchain/classic@1.0.27 @langchain/core@1.2.8 @n8n/utils@1.48.0 n8n-workflow@2.41.0 zod@3.25.76 > /dev/null
npm pack --silent @n8n/n8n-nodes-langchain@2.41.1 > /dev/null
tar -xzf n8n-n8n-nodes-langchain-2.41.1.tgz --strip-components=1 package/dist/nodes/chains/TextClassifier package/dist/utils
mkdir -p node_modules/@n8n/ai-utilities
echo 'exports.getBatchingOptionFields = () => ({});' > node_modules/@n8n/ai-utilities/index.js

cat > seen.cjs <<'JS'
const { RunnableLambda } = require('@langchain/core/runnables');
const { TextClassifier } = require('./dist/nodes/chains/TextClassifier/TextClassifier.node.js');
const answers = {
	Contoso: '{"Cancelled":true,"Renewed":false}',
	Fabrikam: 'I am not sure.',
	Northwind: '{"Cancelled":false,"Renewed":false}',
	Adatum: '{"Cancelled":true,"Renewed":true}',
};
const items = Object.keys(answers).map((customer) => ({ json: { customer } }));
const parameters = { 'categories.categories': ['Cancelled', 'Renewed'].map((category) => ({ category, description: category })), options: {} };
const node = {
	getInputData: () => items,
	getNodeParameter: (name, index, fallback) => (name === 'inputText' ? items[index].json.customer : (parameters[name] ?? fallback)),
	getInputConnectionData: async () => new RunnableLambda({ func: ({ messages }) => answers[messages.at(-1).content] }),
	getNode: () => ({ name: 'Text Classifier', typeVersion: 1.1 }),
	getWorkflow: () => ({}),
	getExecutionId: () => '1',
	continueOnFail: () => true,
};
TextClassifier.prototype.execute.call(node).then(([cancelled, renewed]) => {
	const names = (output) => output.map(({ json }) => json.customer ?? 'an error').join(', ');
	console.log(`Cancelled: ${names(cancelled)}\nRenewed: ${names(renewed)}`);
});
JS
seen=$(TZ=UTC node seen.cjs)
stated='Cancelled: Contoso, an error, Adatum
Renewed: Adatum'

echo '@n8n/n8n-nodes-langchain@2.41.1, Text Classifier, an answer of the model that is not JSON for Fabrikam'
echo 'Expected: each customer once, and the error in neither category'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
