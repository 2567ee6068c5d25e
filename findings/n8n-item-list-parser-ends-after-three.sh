#!/usr/bin/env bash
# Surprise: n8n's Item List Output Parser drops the fourth item and all after it.
# Expected: without a Number of Items, all items are returned, as the default of the option is -1 for no limit.
# Seen (@n8n/n8n-nodes-langchain@2.41.1): if the option is not added, the number is 3, and the model is asked for 3
#   items. A shorter answer is an error.
# Why it matters: of seven customers who need a call, three are named, and nobody sees that there were more. Add the
#   option Number of Items with -1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional @langchain/core@1.2.8 > /dev/null
npm pack --silent @n8n/n8n-nodes-langchain@2.41.1 > /dev/null
mkdir -p node_modules/@n8n/n8n-nodes-langchain
tar -xzf n8n-n8n-nodes-langchain-2.41.1.tgz -C node_modules/@n8n/n8n-nodes-langchain --strip-components=1 package/dist/utils/output_parsers

cat > seen.cjs <<'JS'
const { N8nItemListOutputParser } = require('./node_modules/@n8n/n8n-nodes-langchain/dist/utils/output_parsers/N8nItemListOutputParser.js');
async function main() {
	for (const options of [{}, { numberOfItems: -1 }]) {
		for (const answer of ['Contoso\nFabrikam\nTailspin\nNorthwind', 'Contoso\nFabrikam']) {
			const items = await new N8nItemListOutputParser(options).parse(answer).catch(({ message }) => [`error: ${message.split('.')[0]}`]);
			console.log(`${JSON.stringify(options)}: ${items.join(', ')}`);
		}
	}
}
main();
JS
seen=$(TZ=UTC node seen.cjs)
stated='{}: Contoso, Fabrikam, Tailspin
{}: error: Wrong number of items returned
{"numberOfItems":-1}: Contoso, Fabrikam, Tailspin, Northwind
{"numberOfItems":-1}: Contoso, Fabrikam'

echo '@n8n/n8n-nodes-langchain@2.41.1, Item List Output Parser, answers with four and two items, without options and with -1'
echo 'Expected: four and two items each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
