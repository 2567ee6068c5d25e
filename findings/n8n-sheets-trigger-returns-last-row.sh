#!/usr/bin/env bash
# Surprise: n8n's Google Sheets Trigger returns the last row instead of the one that was added.
# Expected: Row Added returns the rows that are new.
# Seen (n8n-nodes-base@2.41.1): it returns the rows behind the number of rows at the last poll. For a row that is
#   inserted or sorted in above, it is an old one, and for a row that is added after another was deleted, it is none.
# Why it matters: in a sheet that is sorted by date, the new renewal is never reported, and the last one again and
#   again. Compare by an id, with Remove Duplicates of previous executions.
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
const transport = require('n8n-nodes-base/dist/nodes/Google/Sheet/v2/transport');
const { GoogleSheet } = require('n8n-nodes-base/dist/nodes/Google/Sheet/v2/helpers/GoogleSheet.js');
const header = ['customer', 'renewsOn'];
let rows = [['Adatum', '2026-03-01'], ['Fabrikam', '2026-05-01']];
transport.apiRequest = async () => ({ values: [header] });
GoogleSheet.prototype.spreadsheetGetSheet = async () => ({ sheetId: 0, title: 'Renewals' });
GoogleSheet.prototype.getData = async () => [header, ...rows];
async function main() {
	const parameters = { event: 'rowAdded', documentId: 'renewals', sheetName: { mode: 'name' }, options: {} };
	const memory = {};
	await poll('googleSheetsTrigger', parameters, memory, '2026-03-01T08:00:00Z');
	const report = async (change) => {
		const found = await poll('googleSheetsTrigger', parameters, memory, '2026-03-01T09:00:00Z');
		console.log(`${change}: ${found.map(({ customer }) => customer).join(', ') || 'nothing'}`);
	};
	rows.splice(1, 0, ['Contoso', '2026-04-01']);
	await report('Contoso is inserted above Fabrikam');
	rows = [...rows.slice(1), ['Northwind', '2026-06-01']];
	await report('Adatum is deleted, Northwind is added');
}
main();
JS
seen=$(TZ=UTC N8N_USER_FOLDER="$work" N8N_ENCRYPTION_KEY=placeholder node seen.cjs)
stated='Contoso is inserted above Fabrikam: Fabrikam
Adatum is deleted, Northwind is added: nothing'

echo 'n8n-nodes-base@2.41.1, Google Sheets Trigger, Row Added'
echo 'Expected: Contoso, then Northwind'
printf 'Seen:\n%s\n' "$seen"
[ "$seen" = "$stated" ] || { printf 'This is no longer as stated:\n%s\n' "$stated"; exit 1; }
