#!/usr/bin/env bash
# Surprise: parse-markdown-table ends a cell at a bar with a backslash in front of it.
# Expected: the bar is part of the text, as in the tables of GitHub, and as marked reads it.
# Seen: the name loses its second half, which is in the column of seats, and the seats are gone.
# Why it matters: a table that another tool wrote correctly is read with a word for the count. Replace bars by another
#   sign before writing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts parse-markdown-table@0.0.6 marked@18.2.1 > /dev/null

cat > seen.mjs <<'JS'
import { createMarkdownObjectTable } from 'parse-markdown-table';
import { lexer } from 'marked';
const table = '| customer | seats |\n|---|---|\n| Acme \\| Co | 50 |\n';
for await (const row of await createMarkdownObjectTable(table)) console.log('parse-markdown-table:', JSON.stringify(row));
console.log('marked:', JSON.stringify(lexer(table)[0].rows[0].map(({ text }) => text)));
JS
seen=$(TZ=UTC node seen.mjs)
stated='parse-markdown-table: {"customer":"Acme \\","seats":"Co"}
marked: ["Acme | Co","50"]'

echo 'parse-markdown-table and marked@18.2.1'
echo 'Expected: Acme | Co and 50 from both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
