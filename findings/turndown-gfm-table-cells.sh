#!/usr/bin/env bash
# Surprise: turndown-plugin-gfm writes a vertical bar or a line break of a table cell as it is, which makes a cell or a
#   row of it.
# Expected: an escaped bar and <br>, as the format wants.
# Seen (turndown@7.2.5, turndown-plugin-gfm@1.0.2, read by marked@18.2.1): the seats of "Pro|EU" are EU, and those of
#   the product with a line break move to a row of their own.
# Why it matters: a mail with an HTML table of renewals, turned into Markdown for a chat, shows values under the wrong
#   heading. Replace bars and line breaks in cells first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts turndown@7.2.5 turndown-plugin-gfm@1.0.2 marked@18.2.1 > /dev/null

cat > seen.mjs <<'JS'
import Turndown from 'turndown';
import plugin from 'turndown-plugin-gfm';
import { marked } from 'marked';
const turndown = new Turndown();
turndown.use(plugin.gfm);
const rowsOf = (html) => [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell));
for (const product of ['Pro', 'Pro|EU', 'Basic<br>yearly']) {
	const markdown = turndown.turndown(`<table><tr><th>Product</th><th>Seats</th></tr><tr><td>${product}</td><td>50</td></tr></table>`);
	console.log(`${product}: ${JSON.stringify(rowsOf(marked.parse(markdown)).filter((row) => row.length > 0))}`);
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='Pro: [["Pro","50"]]
Pro|EU: [["Pro","EU"]]
Basic<br>yearly: [["Basic",""],["yearly","50"]]'

echo 'turndown@7.2.5 with turndown-plugin-gfm@1.0.2, read by marked@18.2.1'
echo 'Expected: one row of two cells, the second one 50, for each'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
