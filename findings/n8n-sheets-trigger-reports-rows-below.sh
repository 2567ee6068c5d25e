#!/usr/bin/env bash
# Surprise: n8n's Google Sheets Trigger reports the rows below a deleted or inserted row as changed.
# Expected: a row that was deleted or inserted changes one row.
# Seen (n8n-nodes-base@2.41.1): rows are compared by their position, so each row below is a change from its neighbour,
#   of customer and date.
# Why it matters: somebody deletes the row of a lost customer, and all others below are told that their renewal has
#   moved. Compare by an id with Compare Datasets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"overrides":{"linkedom":"0.18.13"}}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --omit=optional n8n-core@2.41.1 n8n-workflow@2.41.0 @e965/xlsx@0.20.3 @n8n/utils@1.48.0 jsonwebtoken@9.0.3 lodash@4.18.1 luxon@3.7.2 moment-timezone@0.5.48 > /dev/null
npm pack --silent n8n-nodes-base@2.41.1 > /dev/null
mkdir node_modules/n8n-nodes-base
tar -xzf n8n-nodes-base-2.41.1.tgz -C node_modules/n8n-nodes-base --strip-components=1 package/package.json package/dist/known package/dist/nodes/Google/GenericFunctions.js package/dist/nodes/Google/Sheet package/dist/nodes/Google/constants.js package/dist/utils

cat > seen.cjs <<'JS'
const known = require('n8n-nodes-base/dist/known/nodes.json');
const load = (type) => new (require(`n8n-nodes-base/${known[type].sourcePath}`)[known[type].className])();
/** Runs a trigger at a time, with what it remembers in `memory`. */
async function poll(type, parameters, memory, time, { requestOAuth2, ...rest } = {}) {
	Date.now = () => Date.parse(time);
	const context = {
		getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
		getWorkflowStaticData: () => memory,
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Trigger', type, typeVersion: 1, parameters }),
		helpers: { requestOAuth2, returnJsonArray: (data) => data.map((json) => ({ json })) },
		...rest,
	};
	const found = await load(type).poll.call(context);
	return (found?.[0] ?? []).map(({ json }) => json);
}
const { compareRevisions } = require('n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheetsTrigger.utils.js');

const header = ['customer', 'renewsOn'];
const rows = [['Adatum', '2026-03-01'], ['Contoso', '2026-04-01'], ['Fabrikam', '2026-05-01']];
const changed = compareRevisions([header, ...rows], [header, ...rows.slice(1)], 1, 'both', [], 1, 'rowUpdate');
for (const { differences } of changed) console.log(JSON.stringify(differences));
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='{"row_number":2,"customer":{"previous":"Adatum","current":"Contoso"},"renewsOn":{"previous":"2026-03-01","current":"2026-04-01"}}
{"row_number":3,"customer":{"previous":"Contoso","current":"Fabrikam"},"renewsOn":{"previous":"2026-04-01","current":"2026-05-01"}}'

echo 'n8n-nodes-base@2.41.1, Google Sheets Trigger, Row Updated, after the row of Adatum was deleted'
echo 'Expected: nothing, or Adatum'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
