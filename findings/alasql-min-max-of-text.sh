#!/usr/bin/env bash
# Surprise: AlaSQL, the engine behind SQL queries in n8n's Merge node, cannot find the earliest or latest ISO date,
#   and it adds amounts that arrive as text in two different wrong ways.
# Expected: MIN and MAX of '2026-03-01' and '2026-01-15' are the earlier and the later text, as in every SQL database.
#   SUM and AVG of the texts '10' and '9' either convert them (19 and 9.5) or fail.
# Seen (alasql@4.4.0): MIN, MAX and SUM are null. AVG joins the texts to '109' and halves that: 54.5.
# Why it matters: "next renewal per customer" by MIN(renewalDate) is empty for everyone, and an average seat price
#   from a CSV file looks plausible and is wrong. Keep dates as numbers, and CAST amounts, before they reach AlaSQL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts alasql@4.4.0 > /dev/null

cat > seen.cjs <<'JS'
const alasql = require('alasql');
const rows = [
	{ customer: 'Contoso', renews: '2026-03-01', seats: '10' },
	{ customer: 'Contoso', renews: '2026-01-15', seats: '9' },
];
const [row] = alasql(
	'SELECT MIN(renews) AS earliest, MAX(renews) AS latest, SUM(seats) AS seats, AVG(seats) AS mean FROM ? GROUP BY customer',
	[rows],
);
for (const [column, value] of Object.entries(row)) console.log(`${column}: ${value}`);
JS
seen=$(node seen.cjs)
stated='earliest: null
latest: null
seats: null
mean: 54.5'

echo 'alasql@4.4.0'
echo 'Expected: earliest 2026-01-15, latest 2026-03-01, seats 19, mean 9.5'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
