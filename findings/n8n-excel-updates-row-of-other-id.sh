#!/usr/bin/env bash
# Surprise: n8n's Microsoft Excel node updates the row of 0012 for the customer 12, and an empty row for null.
# Expected: a row is updated if its cell has the text of the item, and an item without an id updates no row.
# Seen (n8n-nodes-base@2.41.1): values are also equal if they are the same number. 0012 is 12 and 1E3 is 1000, and the
#   first such row is updated, even if the exact id is in a later one. null and an empty text are 0, so they match empty
#   cells.
# Why it matters: the seats and dates of one customer are written over those of another, and the id as well. Put a
#   letter in front of ids.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-workflow@2.41.0 lodash@4.18.1 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/nodes/Microsoft/Excel package/dist/utils

cat > seen.cjs <<'JS'
const { updateByAutoMaping } = require('n8n-nodes-base/dist/nodes/Microsoft/Excel/v2/helpers/utils.js');
for (const [ids, id] of [[['0012', '12'], '12'], [['1E3', '1000'], '1000'], [['C-1', ''], null], [['C-1', 'C-2'], 'C-2']]) {
	const sheet = [['id', 'seats'], ...ids.map((id) => [id, 5])];
	const { updatedData: [, ...rows] } = updateByAutoMaping([{ json: { id, seats: 9 } }], sheet, 'id');
	console.log(`${JSON.stringify(id)} in ${JSON.stringify(ids)}: ${JSON.stringify(rows)}`);
}
JS
seen=$(TZ=UTC node seen.cjs)
stated='"12" in ["0012","12"]: [["12",9],["12",5]]
"1000" in ["1E3","1000"]: [["1000",9],["1000",5]]
null in ["C-1",""]: [["C-1",5],[null,9]]
"C-2" in ["C-1","C-2"]: [["C-1",5],["C-2",9]]'

echo 'n8n-nodes-base@2.41.1, Microsoft Excel, Update with automatic mapping, 9 seats'
echo 'Expected: 9 seats in the row of the id, and no change for null'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
