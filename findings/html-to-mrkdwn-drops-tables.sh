#!/usr/bin/env bash
# Surprise: html-to-mrkdwn returns an empty text for a table.
# Expected: the words of the cells, as of any other element that Slack does not have.
# Seen: a message of a heading and a table is only the heading; lists are kept.
# Why it matters: a report that is mailed as HTML and sent to Slack as well shows no renewals there, and nothing fails.
#   Turn tables into lists first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts html-to-mrkdwn@3.0.0 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const loaded = createRequire(import.meta.url)('html-to-mrkdwn');
const toMrkdwn = loaded.default ?? loaded;
const heading = '<h2>Renewals in March</h2>';
for (const html of [`${heading}<ul><li>Northwind, 30 seats</li></ul>`, `${heading}<table><tr><td>Northwind</td><td>30 seats</td></tr></table>`]) {
	console.log(JSON.stringify(toMrkdwn(html).text));
}
JS
seen=$(TZ=UTC node seen.mjs)
stated='"*Renewals in March*\n\n• Northwind, 30 seats"
"*Renewals in March*"'

echo 'html-to-mrkdwn@3.0.0, a list and a table'
echo 'Expected: Northwind and 30 seats in both'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
