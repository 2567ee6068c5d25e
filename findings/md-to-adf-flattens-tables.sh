#!/usr/bin/env bash
# Surprise: md-to-adf writes a Markdown table into one line, and takes the underscores out of KN_PRO_100.
# Expected: a table, which ADF and Jira have, and the SKU as it is.
# Seen: the rows of the table, bars and dashes included, are one paragraph. Underscores within a word make PRO italic,
#   unlike in other Markdown.
# Why it matters: a Jira issue shows a report that nobody can read, with products that do not exist. Use bullet lists
#   and code marks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts md-to-adf@0.6.4 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const toAdf = createRequire(import.meta.url)('md-to-adf');
const show = (markdown) => {
	const { content } = JSON.parse(JSON.stringify(toAdf(markdown)));
	console.log(content.map(({ type, content: parts }) => `${type}: ${parts.map(({ text, marks }) => (marks ? `${marks[0].type}(${text})` : text)).join('')}`).join('\n'));
};
show('| customer | seats |\n|---|---|\n| Northwind | 30 |');
show('KN_PRO_100');
JS
seen=$(TZ=UTC node seen.mjs)
stated='paragraph: | customer | seats | |---|---| | Northwind | 30 |
paragraph: KNem(PRO)100'

echo 'md-to-adf@0.6.4'
echo 'Expected: a table; paragraph: KN_PRO_100'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
