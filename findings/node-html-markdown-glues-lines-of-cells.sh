#!/usr/bin/env bash
# Surprise: node-html-markdown, the converter of n8n's Markdown node, glues the lines of a table cell.
# Expected: a line break in a cell becomes a space or <br>, since a row of a Markdown table is one line.
# Seen (node-html-markdown@1.2.0, which n8n 2.41.1 has, and 2.0.0): lines and paragraphs of a cell are joined with
#   nothing between them. Outside of tables, a line break is kept.
# Why it matters: mails with tables have "2026-03-01<br>25 seats" in a cell, which becomes 2026-03-0125 seats, a date
#   that no program reads, or another number of seats. Replace <br> by a space before converting.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts converter-1@npm:node-html-markdown@1.2.0 converter-2@npm:node-html-markdown@2.0.0 > /dev/null

cat > seen.cjs <<'JS'
const cell = '<table><tr><th>Customer</th><th>Renews</th></tr><tr><td>Contoso</td><td>2026-03-01<br>25 seats</td></tr></table>';
for (const version of [1, 2]) {
	const { NodeHtmlMarkdown } = require(`converter-${version}`);
	console.log(`version ${version}: ${NodeHtmlMarkdown.translate(cell).split('\n').pop()}`);
	console.log(`  outside of a table: ${JSON.stringify(NodeHtmlMarkdown.translate('2026-03-01<br>25 seats'))}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='version 1: | Contoso  | 2026-03-0125 seats |
  outside of a table: "2026-03-01  \n25 seats"
version 2: | Contoso  | 2026-03-0125 seats |
  outside of a table: "2026-03-01  \n25 seats"'

echo 'node-html-markdown@1.2.0 and 2.0.0'
echo 'Expected: the date and the seats apart, each time'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
