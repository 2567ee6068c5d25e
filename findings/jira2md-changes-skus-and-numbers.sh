#!/usr/bin/env bash
# Surprise: jira2md makes a heading of "#4711 due" for Jira, and KN*PRO*100 of the SKU KN_PRO_100 on the way back.
# Expected: both as they are: neither is markup in its language.
# Seen: a number sign needs no space behind it to begin a heading. From Jira, signs within words count: +5 and +3
#   become an insertion, ~5 to ~9 a subscript. Tables and ~~ are not converted for Jira.
# Why it matters: tickets show other products and quantities than the report. Escape the signs, or write ADF.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jira2md@3.0.1 > /dev/null

cat > seen.mjs <<'JS'
import { createRequire } from 'node:module';
const { to_jira: toJira, to_markdown: toMarkdown } = createRequire(import.meta.url)('jira2md');
for (const text of ['#4711 due', '~~30~~ 25 seats']) console.log(`to Jira, ${text}: ${toJira(text)}`);
for (const text of ['KN_PRO_100', 'seats +5 and +3', 'from ~5 to ~9']) console.log(`from Jira, ${text}: ${toMarkdown(text)}`);
JS
seen=$(TZ=UTC node seen.mjs)
stated='to Jira, #4711 due: h1.4711 due
to Jira, ~~30~~ 25 seats: ~~30~~ 25 seats
from Jira, KN_PRO_100: KN*PRO*100
from Jira, seats +5 and +3: seats <ins>5 and </ins>3
from Jira, from ~5 to ~9: from <sub>5 to </sub>9'

echo 'jira2md@3.0.1'
echo 'Expected: #4711 due, -30- 25 seats, and the other texts as they are'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
